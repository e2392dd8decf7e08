import { kinds as analysis } from './analysis/kinds.ts'
import { kinds as books } from './books/kinds.ts'
import { kinds as commitments } from './commitments/kinds.ts'
import { kinds as competence } from './competence/kinds.ts'
import { kinds as editions } from './editions/kinds.ts'
import type { Kind } from './entries/model.ts'
import { kinds as evaluation } from './evaluation/kinds.ts'
import { evidenceKind } from './evidence/kind.ts'
import { kinds as meetings } from './meetings/kinds.ts'
import { kinds as quickWins } from './quick-wins/kinds.ts'
import { kinds as readiness } from './readiness/kinds.ts'
import { kinds as roadmap } from './roadmap/kinds.ts'
import { kinds as welfareIndex } from './welfare-index/kinds.ts'

/** Every kind of entry a plan has, in the order a plan is made. */
export const kinds: readonly Kind<unknown>[] = [
  ...analysis,
  ...readiness,
  ...roadmap,
  ...quickWins,
  ...commitments,
  ...competence,
  ...welfareIndex,
  ...evaluation,
  ...editions,
  ...books,
  ...meetings,
  evidenceKind,
]

const byName = new Map(kinds.map((kind) => [kind.name, kind]))

export function kindOf(name: string): Kind<unknown> | undefined {
  return byName.get(name)
}
