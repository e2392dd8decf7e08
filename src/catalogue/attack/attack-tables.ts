import type { Publication, Published } from './read-published.ts'
import {
  attackByIntervals,
  attackInWholes,
  type Interval,
  type OpenModel,
  wholeNumbers,
  width,
} from './rules/intervals.ts'
import { buildPublicSystem, type PublicKnowledge, type PublicSystem } from './rules/public-system.ts'
import { differencesOf, type World, worldsOf } from './rules/publications.ts'
import { attackByRank, followFrom } from './rules/rank.ts'
import { attackBySubtraction } from './rules/subtract.ts'

/** One line of the report. */
export interface AttackResult {
  readonly attack: string
  /** The release, or what stands for it. */
  readonly target: string
  readonly attacked: number
  /** Hidden numbers that this attack knows exactly. */
  readonly pinned: number
  /**
   * The attack supposes what it cannot read: what it knows is its own (A7, A9), that one person is all that changed (A6),
   * that numbers of two releases are the same (target with +). What follows is told as a risk, not as a failure.
   */
  readonly risk: boolean
  /** The narrowest range left to a hidden number (highest - lowest possible value). */
  readonly narrowest: number | null
  readonly note: string
  readonly seconds: number
}
/** The range of one hidden number. */
export interface CellRange extends Interval {
  readonly release: string
  readonly cell: string
}
export interface TableAttack {
  readonly results: readonly AttackResult[]
  readonly ranges: readonly CellRange[]
}

/** How many of the narrowest ranges are asked again in whole numbers (A4). */
const wholesAsked = 100

/** Attacks A1 to A4, A6, A7 and A9 over everything that was published, with what readers know and nothing else. */
export function attackTables(published: Published, open: OpenModel): TableAttack {
  const results: AttackResult[] = []
  const ranges: CellRange[] = []
  const wide = published.threshold - 1
  for (const world of worldsOf(published.publications)) {
    const target = `${world.release} ${world.asOf.slice(0, 7)}${world.shownElsewhere > 0 ? ' +' : ''}`
    const naive = buildPublicSystem(world.cells, published.knowledge, false)
    const aware = buildPublicSystem(world.cells, published.knowledge, true)
    if (cellsIn(naive).length === 0) continue
    const run = runner(results, target, cellsIn(naive).length, world.shownElsewhere > 0)
    run('A1', () => ({ pinned: count(naive, attackBySubtraction(naive).keys()) }))
    run('A2', () => ({ pinned: count(naive, attackByRank(naive.equal)) }))
    run('A3', () => ({ ...judge(naive, attackByIntervals(naive, open, wide)), note: 'nothing is negative' }))
    const known = new Map<number, Interval>()
    run('A3', () => {
      const found = attackByIntervals(aware, open, wide)
      for (const [unknown, range] of found.of) known.set(unknown, range)
      return { ...judge(aware, found), note: 'knows the rule of the sign' }
    })
    run('A4', () => attackWholes(aware, known, open))
    run('A7', () => insiders(world, naive))
    run('A9', () => neighbours(naive))
    ranges.push(...cellsIn(aware).flatMap((unknown) => rangeOf(world, aware, unknown, known)))
  }
  for (const [before, after] of pairsOf(published.publications))
    runner(
      results,
      `${before.release} > ${after.release}`,
      0,
    )('A6', () => attackDifferences(before, after, published.knowledge, open))
  return { results, ranges }
}

type Verdict = Partial<Pick<AttackResult, 'pinned' | 'narrowest' | 'note' | 'risk' | 'attacked'>>

function runner(results: AttackResult[], target: string, attacked: number, risk = false) {
  return (attack: string, work: () => Verdict) => {
    const startedAt = performance.now()
    const verdict = work()
    const seconds = (performance.now() - startedAt) / 1000
    const empty = { attacked, pinned: 0, narrowest: null, note: '', risk }
    results.push({ attack, target, ...empty, ...verdict, seconds })
  }
}

/** Unknowns that are cells of a table; the others are people of an unknown place, whom no table shows. */
const cellsIn = ({ names }: PublicSystem) =>
  [...names.keys()].filter((unknown) => !names[unknown]!.endsWith('?'))

function count(system: PublicSystem, unknowns: Iterable<number>): number {
  return [...unknowns].filter((unknown) => !system.names[unknown]!.endsWith('?')).length
}

function judge(system: PublicSystem, { of, contradicted }: ReturnType<typeof attackByIntervals>): Verdict {
  const found = cellsIn(system).flatMap((unknown) => of.get(unknown) ?? [])
  return {
    pinned: found.filter((range) => wholeNumbers(range) <= 1).length,
    narrowest: narrowestOf(found),
    note: contradicted.length > 0 ? `${contradicted.length} contradict` : '',
  }
}

const narrowestOf = (ranges: readonly Interval[]) =>
  ranges.length === 0 ? null : ranges.reduce((least, range) => Math.min(least, width(range)), Infinity)

function attackWholes(system: PublicSystem, known: Map<number, Interval>, open: OpenModel): Verdict {
  const narrow = cellsIn(system)
    .filter((unknown) => known.has(unknown))
    .sort((a, b) => width(known.get(a)!) - width(known.get(b)!))
    .slice(0, wholesAsked)
  const found = attackInWholes(system, new Set(narrow), open)
  for (const [unknown, range] of found) known.set(unknown, range)
  const ranges = [...found.values()]
  return {
    attacked: narrow.length,
    pinned: ranges.filter((range) => wholeNumbers(range) <= 1).length,
    narrowest: narrowestOf(ranges),
    note: 'the narrowest, in whole numbers',
  }
}

function rangeOf(
  { release }: World,
  system: PublicSystem,
  unknown: number,
  known: ReadonlyMap<number, Interval>,
): CellRange[] {
  const range = known.get(unknown)
  return range ? [{ ...range, release, cell: system.names[unknown]! }] : []
}

/** A7: a village knows all its own numbers; an agency knows whom its programme reached, everywhere. */
function insiders(world: World, system: PublicSystem): Verdict {
  const villages = Map.groupBy(cellsIn(system), (unknown) => system.names[unknown]!.split('|')[1]!)
  const programmes = Map.groupBy(
    cellsIn(system).filter((unknown) => /\|(reached|wrongly-reached)$/.test(system.names[unknown]!)),
    (unknown) => system.names[unknown]!.split('|')[0]!,
  )
  const parents = new Set(world.cells.map(({ area }) => area.slice(0, 8)))
  const groups = new Map(
    [...villages, ...programmes].filter(([name]) => !parents.has(name) || name.length > 8),
  )
  return riskOf(system, followFrom(system.equal, groups), `${groups.size} villages and agencies`)
}

/** A9: somebody who knows one hidden number exactly, because he or she is the only one in it. */
function neighbours(system: PublicSystem): Verdict {
  const groups = new Map(cellsIn(system).map((unknown) => [system.names[unknown]!, [unknown]]))
  return riskOf(system, followFrom(system.equal, groups), 'each number known by one who is in it')
}

function riskOf(system: PublicSystem, found: ReadonlyMap<string, ReadonlySet<number>>, who: string): Verdict {
  const all = new Set([...found.values()].flatMap((ones) => [...ones]))
  const most = Math.max(0, ...[...found.values()].map((ones) => count(system, ones)))
  return { pinned: count(system, all), risk: true, note: `${who}; most for one of them: ${most}` }
}

function pairsOf(publications: readonly Publication[]): [Publication, Publication][] {
  const tables = publications.filter(({ kind }) => kind === 'tables').toReversed()
  return tables.slice(1).map((after, index) => [tables[index]!, after])
}

/** A6: supposes that the only difference is one person who joined, and asks in which hidden number he or she must be. */
function attackDifferences(
  before: Publication,
  after: Publication,
  knowledge: PublicKnowledge,
  open: OpenModel,
): Verdict {
  const system = { ...buildPublicSystem(differencesOf(before, after), knowledge, false), atMost: [] }
  const { of, contradicted } = attackByIntervals(system, open, 1, 1)
  const told = cellsIn(system).filter((unknown) => (of.get(unknown)?.low ?? 0) > 1 - 1e-6)
  const attacked = cellsIn(system).length - count(system, contradicted)
  return {
    attacked,
    pinned: told.length,
    risk: true,
    note: `as if one person joined; ${contradicted.length} changed otherwise`,
  }
}
