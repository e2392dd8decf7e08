import type { Actor, Context } from '../access/index.ts'
import { recordAudit } from '../access/index.ts'
import { markApplied } from '../intake/index.ts'
import { monthEnd } from '../kernel/dates.ts'
import { enqueueJobAnew } from '../kernel/job.ts'
import type { Progress, Writer } from '../kernel/ports.ts'
import { closeLinks } from '../linkage/index.ts'
import { sensitiveCategories } from './closed-categories.ts'
import { regroupPersons } from './regroup-persons.ts'
import { joinRecords } from './rules/join-records.ts'
import {
  analyzeGrown,
  type BatchRow,
  countNotAlive,
  countPlaced,
  countRows,
  nextMoment,
  noteCounts,
  placeRecords,
  readEdges,
  writeAlone,
  writeFamilies,
} from './store.ts'
import { countPeriods, settleValidity, writeClaims } from './store-claims.ts'
import { readDifference } from './store-difference.ts'
import { closeLeaving, hasLeaving, loosePersons, markReplaced, touchLeaving } from './store-replace.ts'
import { weighQuestions } from './store-review.ts'
import { foldStates, openTouched, touch, touchAlone, touchPlaced } from './store-states.ts'
import { vitalSpecOf } from './vital-spec.ts'

/** What applying a batch did; kept in batch.counts.applied. */
export interface AppliedCounts {
  readonly records: number
  readonly newPersons: number
  readonly changedPersons: number
  /** Rows about people who are dead or moved away elsewhere in the register: a finding for the list's owner. */
  readonly dead: number
  readonly movedOut: number
}

/**
 * Turns a linked batch into memberships, persons, families, states and claims, lets the rows leave whose place it takes,
 * and marks it applied: all in the caller's transaction. Needs the decisions of linkage.storeLinks. Area lists only make
 * claims.
 */
export async function applyLinks(
  context: Context,
  writer: Writer,
  actor: Actor,
  batch: BatchRow,
  progress: Progress,
): Promise<AppliedCounts> {
  const now = await nextMoment(writer, context.clock)
  const applied = await enterRows(context, writer, batch, now, progress)
  if (isAboutPersons(context, batch)) {
    await touchAlone(writer)
    await weighQuestions(writer, sensitiveCategories(context.pack), now)
  }
  await noteCounts(writer, batch.id, 'applied', applied)
  const { totals, villages } = await readDifference(writer, batch.id, now)
  await noteCounts(writer, batch.id, 'preview', totals)
  await noteCounts(writer, batch.id, 'villages', villages)
  await recordAudit(writer, context.clock, actor, {
    action: 'register.batch.applied',
    subjectKind: 'batch',
    subjectId: batch.id,
    details: { ...applied },
  })
  await enqueueJobAnew(writer, 'programmes.measure', monthEnd(now.slice(0, 10)))
  return applied
}

const listKindOf = ({ pack }: Context, batch: BatchRow) =>
  pack.listKinds.find((kind) => kind.id === batch.listKindId)

/** False for a list about areas, which only makes claims: there is nobody to link. */
export const isAboutPersons = (context: Context, batch: BatchRow) =>
  listKindOf(context, batch)?.subject !== 'area'

/** What changes in the register itself, for the real thing and for the trial (preview-batch.ts). */
export async function enterRows(
  context: Context,
  writer: Writer,
  batch: BatchRow,
  now: string,
  progress: Progress,
): Promise<AppliedCounts> {
  const aboutPersons = isAboutPersons(context, batch)
  const rows = await countRows(writer, batch.id)
  await analyzeGrown(writer, rows, 'intake.record')
  const counts = aboutPersons
    ? await placePersons(context, writer, batch, rows, now, progress)
    : { records: 0, newPersons: 0, changedPersons: 0 }
  if (!aboutPersons) await closeLeaving(writer, batch.id, now)
  progress.step('claims', 0, 1)
  for (const claim of listKindOf(context, batch)?.claims ?? [])
    await writeClaims(writer, batch.id, claim, now)
  await analyzeGrown(writer, rows, 'register.claim')
  await markApplied(writer, batch.id, now)
  await markReplaced(writer, batch.id)
  if ((await countPeriods(writer, batch)) > 1) await settleValidity(writer, batch, null, now)
  return {
    ...counts,
    ...(aboutPersons ? await countNotAlive(writer, batch.id) : { dead: 0, movedOut: 0 }),
  }
}

async function placePersons(
  context: Context,
  writer: Writer,
  batch: BatchRow,
  rows: number,
  now: string,
  progress: Progress,
) {
  progress.step('persons', 0, 1)
  await analyzeGrown(writer, rows, 'linkage.decision')
  const { joins, tied } = joinRecords(await readEdges(writer, batch.id))
  await placeRecords(writer, batch.id, joins, now)
  await analyzeGrown(writer, rows, 'register.person', 'register.membership')
  await writeFamilies(writer, batch.id, now)
  await analyzeGrown(writer, rows, 'register.family')
  const vital = vitalSpecOf(context.pack, batch.listKindId)
  await writeAlone(writer, batch.id, vital && (vital.value ?? 'field'), now)
  await openTouched(writer)
  await touchPlaced(writer)
  for (const pair of tied) await touch(writer, (await regroupPersons(writer, pair, now)).personIds)
  if (await hasLeaving(writer, batch.id)) await letLeave(context, writer, batch, now)
  await analyzeGrown(writer, rows, 'register.person_state')
  const changedPersons = await foldStates(writer, context.pack, now, progress)
  await analyzeGrown(writer, changedPersons, 'register.person_state')
  return { ...(await countPlaced(writer)), changedPersons }
}

/** After the new rows have found their persons through the old ones, the old ones go. */
async function letLeave(context: Context, writer: Writer, batch: BatchRow, now: string): Promise<void> {
  await touchLeaving(writer, batch.id)
  const loose = await loosePersons(writer, batch.id)
  await closeLeaving(writer, batch.id, now)
  await closeLinks(writer, { of: 'leaving', batchId: batch.id }, now, context.pack.settings.population)
  for (const personId of loose) await touch(writer, (await regroupPersons(writer, [personId], now)).personIds)
}
