import type { IsoDate } from '../../../kernel/dates.ts'
import type { PlanActionState as ActionState } from '../../editions/rules/plan-content.ts'
import {
  type ColourRole,
  type Drawing,
  drawingWidth,
  line,
  type Mark,
  rect,
  text,
  textLines,
  wrapLabel,
} from './drawing-model.ts'

export interface RoadmapRow {
  readonly label: string
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly state: ActionState
}
const looks: Readonly<
  Record<ActionState, { name: string; fill: ColourRole; stroke: ColourRole; dashed: boolean }>
> = {
  proven: { name: 'Selesai, ada bukti', fill: 'leaf', stroke: 'leaf', dashed: false },
  claimed: { name: 'Diklaim, belum ada bukti', fill: 'paper', stroke: 'leaf', dashed: true },
  running: { name: 'Berjalan', fill: 'tobacco-mid', stroke: 'tobacco', dashed: false },
  late: { name: 'Terlambat', fill: 'terracotta', stroke: 'terracotta', dashed: false },
  'not-started': { name: 'Belum mulai', fill: 'wash', stroke: 'soft', dashed: false },
  stopped: { name: 'Dihentikan', fill: 'line', stroke: 'ink', dashed: true },
}
const labelWidth = 190
const left = labelWidth + 8
const right = drawingWidth - 6
const size = 8

/** Actions of some dimension over the years of the term, with a line for the day the plan was drawn. */
export function drawRoadmap(given: {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly today: IsoDate
  readonly rows: readonly RoadmapRow[]
}): Drawing {
  const { from, to, today, rows } = given
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4)) + 1]
  const x = (date: IsoDate) => left + ((yearsOf(date) - first) / (last - first)) * (right - left)
  const marks: Mark[] = []
  const top = 18
  let y = top + 4
  for (const row of rows) {
    const lines = wrapLabel(row.label, labelWidth, size).length
    const high = Math.max(16, lines * size * 1.2 + 6)
    const start = Math.max(left, Math.min(right - 3, x(row.startsOn)))
    const end = Math.min(right, Math.max(start + 3, x(row.endsOn)))
    const look = looks[row.state]
    marks.push(
      ...textLines(labelWidth, y + 9, row.label, labelWidth, { size, anchor: 'end' }),
      rect(start, y + 2, end - start, 9, {
        fill: look.fill,
        stroke: look.stroke,
        dashed: look.dashed,
        width: 0.8,
      }),
    )
    y += high
  }
  const years = Array.from({ length: last - first }, (_, index) => first + index)
  const grid = years.flatMap((year): Mark[] => {
    const at = x(`${year}-01-01`)
    return [
      line([at, top], [at, y], { width: 0.6 }),
      text((at + x(`${year + 1}-01-01`)) / 2, 12, String(year), { size: 8.5, bold: true, anchor: 'middle' }),
    ]
  })
  const states = (Object.keys(looks) as ActionState[]).filter((state) =>
    rows.some((row) => row.state === state),
  )
  return {
    width: drawingWidth,
    height: Math.ceil(y + 10 + 15 * Math.ceil(states.length / 3)),
    marks: [...grid, ...marks, ...todayMarks(x(today), top, y), ...legend(states, y + 16)],
  }
}

function todayMarks(x: number, top: number, bottom: number): Mark[] {
  if (x < left || x > right) return []
  return [line([x, top - 2], [x, bottom], { stroke: 'indigo', width: 1.2, dashed: true })]
}

function legend(states: readonly ActionState[], y: number): Mark[] {
  return states.flatMap((state, index): Mark[] => {
    const { name, fill, stroke, dashed } = looks[state]
    const at = { x: 6 + (index % 3) * 155, y: y + Math.floor(index / 3) * 15 }
    return [
      rect(at.x, at.y - 7, 14, 8, { fill, stroke, dashed, width: 0.8 }),
      text(at.x + 19, at.y, name, { size: 8.5 }),
    ]
  })
}

/** Years with the part of the year that has passed; a month is a twelfth, which is exact enough for a picture. */
function yearsOf(date: IsoDate): number {
  return (
    Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 1) / 12 + (Number(date.slice(8, 10)) - 1) / 372
  )
}
