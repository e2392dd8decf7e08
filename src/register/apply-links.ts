import type { Actor, Context } from '../access/index.ts'
import { recordAudit } from '../access/index.ts'
import { markApplied } from '../intake/index.ts'
import { monthEnd } from '../kernel/dates.ts'
import { enqueueJobAnew } from '../kernel/job.ts'
import type { Progress, Writer } from '../kernel/ports.ts'
import { sensitiveCategories } from './closed-categories.ts'
import { regroupPersons } from './regroup-persons.ts'
import { joinRecords } from './rules/join-records.ts'
import {
  analyzeRegister,
  type BatchRow,
  countNotAlive,
  countPlaced,
  noteCounts,
  placeRecords,
  readEdges,
  writeAlone,
  writeFamilies,
} from './store.ts'
import { countPeriods, settleValidity, writeClaims } from './store-claims.ts'
import { weighQuestions } from './store-review.ts'
import { foldStates, openTouched, touch, touchPlaced } from './store-states.ts'
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
 * Turns a linked batch into memberships, persons, families, states and claims, and marks it applied: all in the
 * caller's transaction. Needs the decisions of linkage.storeLinks. Area lists only make claims.
 */
export async function applyLinks(
  context: Context,
  writer: Writer,
  actor: Actor,
  batch: BatchRow,
  progress: Progress,
): Promise<AppliedCounts> {
  const now = context.clock.now().toISOString()
  const listKind = context.pack.listKinds.find((kind) => kind.id === batch.listKindId)
  const aboutPersons = listKind?.subject !== 'area'
  const counts = aboutPersons
    ? await placePersons(context, writer, batch, now, progress)
    : { records: 0, newPersons: 0, changedPersons: 0 }
  progress.step('claims', 0, 1)
  for (const claim of listKind?.claims ?? []) await writeClaims(writer, batch.id, claim, now)
  await markApplied(writer, batch.id, now)
  if (listKind?.complete !== false && (await countPeriods(writer, batch)) > 1)
    await settleValidity(writer, batch, null, now)
  const applied = {
    ...counts,
    ...(aboutPersons ? await countNotAlive(writer, batch.id) : { dead: 0, movedOut: 0 }),
  }
  await weighQuestions(writer, sensitiveCategories(context.pack))
  await noteCounts(writer, batch.id, 'applied', applied)
  await recordAudit(writer, context.clock, actor, {
    action: 'register.batch.applied',
    subjectKind: 'batch',
    subjectId: batch.id,
    details: applied,
  })
  await enqueueJobAnew(writer, 'programmes.measure', monthEnd(now.slice(0, 10)))
  await analyzeRegister(writer, applied.records)
  return applied
}

async function placePersons(
  context: Context,
  writer: Writer,
  batch: BatchRow,
  now: string,
  progress: Progress,
) {
  progress.step('persons', 0, 1)
  const { joins, tied } = joinRecords(await readEdges(writer, batch.id))
  await placeRecords(writer, batch.id, joins, now)
  await writeFamilies(writer, batch.id, now)
  const vital = vitalSpecOf(context.pack, batch.listKindId)
  await writeAlone(writer, batch.id, vital && (vital.value ?? 'field'), now)
  await openTouched(writer)
  await touchPlaced(writer)
  for (const pair of tied) await touch(writer, (await regroupPersons(writer, pair, now)).personIds)
  const changedPersons = await foldStates(writer, context.pack, now, progress)
  return { ...(await countPlaced(writer)), changedPersons }
}
