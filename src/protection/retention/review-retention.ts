import { type Actor, type Context, may, recordAudit } from '../../access/index.ts'
import { officeDay } from '../../kernel/dates.ts'
import { enqueueJob, type Job } from '../../kernel/job.ts'
import type { Reader, Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { undoBatch } from '../../register/index.ts'
import { seesAgency } from '../scope.ts'
import type { AgedList, RetentionAnswer, RetentionInput } from './contract.ts'
import { keptUntil, nextStep } from './rules/retention.ts'
import {
  blankCells,
  findDecisions,
  findList,
  findOldLists,
  insertDecision,
  isFileNeeded,
  lockList,
  type StoredDecision,
  type StoredList,
} from './store.ts'

const removeFileJob = 'protection.remove-file'

/** Subject: the batch whose file two people decided to destroy. Bytes that another list rests on stay. */
export const jobs: Job<Context>[] = [
  {
    kind: removeFileJob,
    async run(context, batchId) {
      const loose = await context.database.read(async (reader) => {
        const list = await findList(reader, Number(batchId))
        const needed = list && (await isFileNeeded(reader, list.sha256))
        return list && !needed ? list.sha256 : null
      })
      if (loose) await context.files.remove(loose)
    },
  },
]

/** Lists of the actor's agency (walidata: all) past their retention, oldest first. Nothing is closed or destroyed by itself. */
export async function listAged(context: Context, actor: Actor): Promise<RetentionAnswer> {
  const today = todayAt(context)
  const lists = await context.database.read(async (reader) => {
    const old = (await findOldLists(reader, today)).filter(({ agencyId }) => seesAgency(actor, agencyId))
    const decisions = Map.groupBy(
      await findDecisions(
        reader,
        old.map(({ batchId }) => batchId),
      ),
      ({ batchId }) => batchId,
    )
    return old.flatMap((list) => toAged(context, actor, list, decisions.get(list.batchId) ?? []) ?? [])
  })
  return {
    timeZone: context.pack.settings.timeZone,
    mayDecide: actor.role !== 'system' && may(actor.role, 'protection.decide'),
    lists: lists.filter(({ until }) => until < today),
  }
}

/**
 * Decides about a list past its retention: keep until a day, close (out of the register; what we knew stays readable), or,
 * once it is out, have its original file destroyed: asked for by one, confirmed by another. Throws Problem 404 for a list that
 * is not the actor's or not due, 409 for a step that is not next, 403 for the same person twice.
 */
export async function decideRetention(
  context: Context,
  actor: Actor,
  batchId: number,
  given: RetentionInput,
): Promise<void> {
  if (given.decision === 'close') return closeList(context, actor, batchId, given.reason)
  await context.database.write(async (writer) => {
    await lockList(writer, batchId)
    const { aged, decisions } = await getDue(context, actor, batchId, writer)
    if (aged.step === 'destroyed') throw new Problem('protection.retention-step', 409)
    if (given.decision === 'keep') {
      if (given.until <= todayAt(context)) throw new Problem('protection.day-not-ahead', 422)
      return record(context, actor, writer, batchId, 'keep', given.reason, given.until)
    }
    if (aged.step === 'review') throw new Problem('protection.retention-step', 409)
    if (aged.step === 'destroy') return record(context, actor, writer, batchId, 'destroy-asked', given.reason)
    if (decisions.at(-1)?.byId === actor.accountId) throw new Problem('protection.same-person-twice', 403)
    await blankCells(writer, batchId)
    await enqueueJob(writer, removeFileJob, batchId)
    return record(context, actor, writer, batchId, 'destroyed', given.reason)
  })
}

/** Two transactions: the register's own and the decision. A crash between leaves a closed list that can be decided on. */
async function closeList(context: Context, actor: Actor, batchId: number, reason: string): Promise<void> {
  await context.database.write(async (writer) => {
    await lockList(writer, batchId)
    const { aged } = await getDue(context, actor, batchId, writer)
    if (aged.step !== 'review') throw new Problem('protection.retention-step', 409)
    await record(context, actor, writer, batchId, 'close', reason)
  })
  await undoBatch(context, actor, batchId)
}

async function getDue(
  context: Context,
  actor: Actor,
  batchId: number,
  reader: Reader,
): Promise<{ list: StoredList; aged: AgedList; decisions: StoredDecision[] }> {
  const list = await findList(reader, batchId)
  const decisions = await findDecisions(reader, [batchId])
  const aged = list && seesAgency(actor, list.agencyId) ? toAged(context, actor, list, decisions) : null
  if (!list || !aged || aged.until >= todayAt(context)) throw new Problem('protection.list-not-due', 404)
  return { list, aged, decisions }
}

async function record(
  context: Context,
  actor: Actor,
  writer: Writer,
  batchId: number,
  kind: StoredDecision['kind'],
  reason: string,
  keepUntil: string | null = null,
): Promise<void> {
  const at = context.clock.now().toISOString()
  await insertDecision(writer, { batchId, kind, reason, keepUntil, at, by: actor.accountId })
  await recordAudit(writer, context.clock, actor, {
    action: `protection.retention.${kind}`,
    subjectKind: 'batch',
    subjectId: batchId,
    details: { keepUntil },
  })
}

/** Null for lists without an end. */
function toAged(
  { pack }: Context,
  actor: Actor,
  list: StoredList,
  decisions: readonly StoredDecision[],
): AgedList | null {
  const { listKindId, agencyId, status, ...rest } = list
  const years = pack.protection.lists[listKindId]?.retentionYears ?? null
  const until = keptUntil(list.period, years, decisions)
  if (until === null) return null
  return {
    ...rest,
    until,
    list: pack.listKinds.find(({ id }) => id === listKindId)?.name.id ?? listKindId,
    agency: pack.agencies.find(({ id }) => id === agencyId)?.shortName ?? agencyId,
    step: nextStep(status === 'applied', decisions),
    mayConfirm: decisions.at(-1)?.byId !== actor.accountId,
    decisions: decisions.map(({ batchId: _, byId: _by, ...decision }) => decision),
  }
}

function todayAt({ clock, pack }: Context): string {
  return officeDay(clock.now(), pack.settings.timeZone)
}
