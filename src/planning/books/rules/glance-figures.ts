import type { PlanContent } from '../../editions/rules/plan-content.ts'
import type { Block } from './book-model.ts'
import { indexFigure, partsTable } from './chapter-index.ts'
import { rankingFigure, rankingTable } from './chapter-quick-wins.ts'
import { pillarTable, radarFigure } from './chapter-readiness.ts'
import { roadmapFigures, roadmapTable } from './chapter-roadmap.ts'
import { quadrantFigure, sumsTable } from './chapter-swot.ts'

/** Pictures of one subject with the table of the same numbers. */
export interface GlanceFigure {
  readonly figures: readonly Block[]
  readonly table: Block
}

/** The pictures of the plan at a glance; only those there are numbers for. */
export function glanceFigures(content: PlanContent): GlanceFigure[] {
  const { position, readiness, actions, quickWins, welfareIndex } = content
  const ranked = quickWins.list.filter(({ score }) => score !== null)
  return [
    ...(position ? [{ figures: [quadrantFigure(position)], table: sumsTable(position) }] : []),
    ...(readiness.period === null
      ? []
      : [{ figures: [radarFigure(readiness)], table: pillarTable(readiness) }]),
    ...(actions.length === 0
      ? []
      : [{ figures: roadmapFigures(content, 'seluruh dimensi', actions), table: roadmapTable(actions) }]),
    ...(ranked.length === 0
      ? []
      : [{ figures: [rankingFigure(ranked, quickWins.scoreMax)], table: rankingTable(quickWins.list) }]),
    ...(welfareIndex ? [{ figures: [indexFigure(welfareIndex)], table: partsTable(welfareIndex) }] : []),
  ]
}
