import { type Actor, type Context, readListsAs } from '../../access/index.ts'
import { type Language, say } from '../../kernel/messages.ts'
import type { Reader } from '../../kernel/ports.ts'
import { meaningOf } from '../../pack/index.ts'
import { getListKind, getShownBatch } from '../batch-access.ts'
import { messages } from '../messages.ts'
import type { Batch } from '../model.ts'
import {
  type DifferenceAnswer,
  type DifferenceNumbers,
  differenceKinds,
  type PlaceAnswer,
} from './contract.ts'
import { isOwnHandIn } from './second-approval.ts'
import { countEnteredSince, readNeighbours, readVillages } from './store.ts'

/**
 * What a batch changes in the register, in all and by village (of the reader's area), and its place among the batches of the
 * same list and period. Before it is applied: what it would change, and whether other lists entered since that was worked out.
 */
export async function describeDifference(
  context: Context,
  actor: Actor,
  batchId: number,
  language: Language,
): Promise<DifferenceAnswer> {
  const answer = await readListsAs(context, actor, async (staff) => {
    const batch = await getShownBatch(staff, actor, batchId)
    const villages = await readVillages(staff, batchId)
    const totals = batch.counts?.preview
    return {
      difference:
        villages && totals
          ? { totals: numbersOf(totals), villages: nameVillages(context, actor, villages) }
          : null,
      place: await describePlace(context, actor, staff, batch, language),
    }
  })
  return {
    ...answer,
    listsSince: await context.database.read((reader) => countEnteredSince(reader, batchId)),
  }
}

async function describePlace(
  context: Context,
  actor: Actor,
  staff: Reader,
  batch: Batch,
  language: Language,
): Promise<PlaceAnswer> {
  const meaning = meaningOf(getListKind(context, batch.listKindId))
  const { inForce, replaced } = await readNeighbours(staff, batch.id)
  const isOpen = ['received', 'checked'].includes(batch.status)
  const takes = meaning === 'full' && !batch.isPart ? inForce : inForce.filter((id) => id === batch.corrects)
  const isClosed = batch.status === 'checked' && isOwnHandIn(context, actor, batch)
  return {
    meaning,
    isPart: batch.isPart,
    corrects: batch.corrects,
    replacedBy: batch.replacedBy,
    replaces: isOpen || batch.status === 'approved' ? takes : replaced,
    mayChange: meaning === 'full' && batch.status === 'checked',
    approvalClosed: isClosed ? say(messages, language, 'intake.second-approval') : null,
  }
}

function numbersOf(given: Readonly<Record<string, number>>): DifferenceNumbers {
  return Object.fromEntries(differenceKinds.map((kind) => [kind, given[kind] ?? 0])) as DifferenceNumbers
}

/** Most changes first; what is unchanged and known is nothing to look at. */
function nameVillages(
  context: Context,
  actor: Actor,
  villages: Readonly<Record<string, Readonly<Record<string, number>>>>,
) {
  const names = new Map(context.pack.areas.map((area) => [area.code, area.name]))
  const { areaCode } = actor
  const weight = (numbers: DifferenceNumbers) =>
    numbers.new + numbers.changed + numbers.ended + numbers.conflicting + numbers.rejected + numbers.unsure
  return Object.entries(villages)
    .filter(([code]) => areaCode === null || code === areaCode || code.startsWith(`${areaCode}.`))
    .map(([code, counts]) => ({
      code,
      name: names.get(code) ?? '',
      district: code.length > 8 ? (names.get(code.slice(0, 8)) ?? '') : '',
      numbers: numbersOf(counts),
    }))
    .sort((a, b) => weight(b.numbers) - weight(a.numbers) || (a.code < b.code ? -1 : 1))
}
