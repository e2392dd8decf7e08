import { type Actor, closedTo } from '../access/index.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Pack } from '../pack/index.ts'
import { findConsenting, findMarks } from '../register/index.ts'
import { mayPlace } from './promise-detail.ts'
import { lastMonth } from './promise-overview.ts'
import { readRules } from './read-rules.ts'
import { listsThatName } from './rules/lists-used.ts'
import { monthsBefore } from './rules/months.ts'
import { needsOf, type Rule, requiresOneOf } from './rules/rule-model.ts'
import { buildDoubt } from './store-doubt.ts'
import { buildFacts, indexFamilies } from './store-facts.ts'
import { findMissed } from './store-units.ts'

/** More names than one office can visit; also what a spreadsheet program opens without trouble. */
const missedRowsMax = 20_000

/** Whose missed are asked for, where, and what stays closed to who asks. */
export interface AskedMissed {
  readonly programme: Pack['programmes'][number]
  readonly rule: Rule
  readonly area: string
  readonly closed: readonly string[]
}

/**
 * What an actor may ask of a programme in an area (null = all of the actor's own). Throws Problem: programme unknown 404, area not the
 * actor's 403, sensitive 403.
 */
export function askMissed(pack: Pack, actor: Actor, programmeId: string, asked: string | null): AskedMissed {
  const programme = pack.programmes.find((one) => one.id === programmeId)
  if (!programme) throw new Problem('programmes.programme-unknown', 404, { programme: programmeId })
  const area = asked ?? actor.areaCode ?? pack.settings.regencyCode
  if (!mayPlace(actor, area))
    throw new Problem('programmes.area-not-yours', 403, { area: actor.areaCode ?? '-' })
  const rule = readRules(pack).get(programmeId)!
  const closed = closedTo(actor, pack.categories)
  if (requiresOneOf(rule, new Set(closed))) throw new Problem('programmes.sensitive', 403)
  return { programme, rule, area, closed }
}

/**
 * The people (or heads of families) entitled to a programme and not reached, as of the newest measured month; without
 * those of whom it is still a question which records are theirs, and without those who may not be exported (`mayExport`).
 * Worked out as if the categories that are closed to the actor did not exist. `leftOut` = who may not be exported. Throws
 * Problem 422 when there are too many.
 */
export async function findExportable(
  app: Writer,
  pack: Pack,
  asked: AskedMissed,
): Promise<{ ids: readonly number[]; leftOut: number }> {
  const all = await workOut(app, pack, asked)
  if (all.length > missedRowsMax)
    throw new Problem('programmes.too-many', 422, { count: all.length, max: missedRowsMax })
  const ids = await mayExport(app, pack, all)
  return { ids, leftOut: all.length - ids.length }
}

/**
 * Without those who object or asked to restrict it and, where the pack rests an export on consent, without those who have not
 * given it or have withdrawn it (decision 0022).
 */
async function mayExport(app: Writer, pack: Pack, ids: readonly number[]): Promise<number[]> {
  const marked = new Set((await findMarks(app, ids)).map(({ personId }) => personId))
  let left = ids.filter((id) => !marked.has(id))
  for (const { id: processing, kind, basis } of pack.protection.sharings) {
    if (kind !== 'export' || basis !== 'consent') continue
    const consenting = await findConsenting(app, left, processing)
    left = left.filter((id) => consenting.has(id))
  }
  return left
}

/** The program works out who; what of them is shown, and of whom, the reader's own rights decide after it. */
async function workOut(
  app: Writer,
  pack: Pack,
  { programme, rule, area, closed }: AskedMissed,
): Promise<number[]> {
  const asOf = await lastMonth(app)
  const starts = new Map(pack.programmes.map((one) => [one.id, monthsBefore(asOf, one.windowMonths)]))
  const regencyCode = pack.settings.regencyCode
  const needs = needsOf([rule])
  const within = area === regencyCode ? null : area
  await buildDoubt(app, new Map([[programme.id, listsThatName(pack.listKinds, needs, programme.id)]]))
  await buildFacts(app, needs, asOf, starts, regencyCode, within, {
    categories: closed,
    lists: closedLists(pack, closed),
  })
  if (programme.unit === 'family') await indexFamilies(app)
  const { id, unit } = programme
  return findMissed(app, { id, unit, rule, from: starts.get(id)! }, asOf, area, missedRowsMax + 1)
}

function closedLists(pack: Pack, closed: readonly string[]): string[] {
  return pack.listKinds
    .filter((kind) =>
      kind.claims.some((claim) => claim.kind === 'category' && closed.includes(claim.what ?? '')),
    )
    .map((kind) => kind.id)
}
