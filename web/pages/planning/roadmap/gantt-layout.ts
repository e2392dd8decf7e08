import type { ShownAction } from '../../../../src/planning/roadmap/contract.ts'

/** What a bar needs to know of its action. */
export interface DrawnAction {
  readonly id: string
  readonly content: Pick<
    ShownAction['content'],
    'title' | 'startsOn' | 'endsOn' | 'dimensionId' | 'dependsOn'
  >
  readonly status: ShownAction['status']
}
export const gantt = { width: 1000, left: 330, right: 12, head: 50, row: 27, group: 30, bar: 15 } as const

export interface Bar {
  readonly action: DrawnAction
  /** Its number in the table. */
  readonly number: number
  readonly x: number
  readonly width: number
  /** Middle of its row. */
  readonly y: number
}
export interface Link {
  readonly key: string
  readonly path: string
  /** The action starts before what it depends on ends. */
  readonly tooEarly: boolean
  readonly title: string
}
export interface GanttLayout {
  readonly height: number
  readonly years: readonly { readonly year: number; readonly x: number }[]
  readonly groups: readonly { readonly id: string; readonly y: number }[]
  readonly bars: readonly Bar[]
  readonly links: readonly Link[]
  /** null when today is outside the term. */
  readonly todayX: number | null
}

/**
 * Where everything stands in the picture of the roadmap: actions in rows by dimension, in the order they are given; days of
 * the term from left to right. Links only between actions that are both shown.
 */
export function layOutGantt(given: {
  readonly term: { readonly from: string; readonly to: string }
  readonly today: string
  readonly dimensionIds: readonly string[]
  readonly actions: readonly DrawnAction[]
  readonly numberOf: (id: string) => number
}): GanttLayout {
  const { term, today, dimensionIds, actions, numberOf } = given
  const xOf = scaleOf(term)
  const groups: { id: string; y: number }[] = []
  const bars: Bar[] = []
  let y: number = gantt.head
  for (const id of dimensionIds) {
    const own = actions.filter(({ content }) => content.dimensionId === id)
    if (own.length === 0) continue
    groups.push({ id, y: y + gantt.group / 2 })
    y += gantt.group
    for (const action of own) {
      const x = xOf(action.content.startsOn)
      const width = Math.max(4, xOf(action.content.endsOn) - x)
      bars.push({ action, number: numberOf(action.id), x, width, y: y + gantt.row / 2 })
      y += gantt.row
    }
  }
  return {
    height: y + 8,
    years: yearsOf(term).map((year) => ({
      year,
      x: xOf(`${year}-01-01` < term.from ? term.from : `${year}-01-01`),
    })),
    groups,
    bars,
    links: bars.flatMap((bar) => linksTo(bar, bars)),
    todayX: today >= term.from && today <= term.to ? xOf(today) : null,
  }
}

function scaleOf({ from, to }: { readonly from: string; readonly to: string }): (day: string) => number {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const width = gantt.width - gantt.left - gantt.right
  return (day) =>
    Math.round((gantt.left + ((Date.parse(day) - first) / (last - first || 1)) * width) * 10) / 10
}

function yearsOf({ from, to }: { readonly from: string; readonly to: string }): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** From the end of what it depends on to its own start, with right angles. */
function linksTo(bar: Bar, bars: readonly Bar[]): Link[] {
  return bar.action.content.dependsOn.flatMap((id) => {
    const other = bars.find(({ action }) => action.id === id)
    if (!other) return []
    const [from, turn] = [other.x + other.width, Math.max(gantt.left, bar.x - 7)]
    return {
      key: `${id}-${bar.action.id}`,
      path: `M${from} ${other.y}H${from + 5}V${other.y + (bar.y > other.y ? 1 : -1) * (gantt.row / 2)}H${turn}V${bar.y}H${bar.x}`,
      tooEarly: bar.action.content.startsOn < other.action.content.endsOn,
      title: `${other.number} → ${bar.number}: ${other.action.content.title} → ${bar.action.content.title}`,
    }
  })
}

/** A label that fits beside the bars; the whole title is in the table. */
export function shorten(text: string, charactersMax: number): string {
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1).trimEnd()}…`
}
