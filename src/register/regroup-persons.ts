import type { Writer } from '../kernel/ports.ts'
import { regroup } from './rules/regroup.ts'
import { settleValidity } from './store-claims.ts'
import {
  listsOfRecords,
  type Move,
  makePersons,
  markAliases,
  moveRecords,
  readGroup,
} from './store-groups.ts'

/**
 * Puts the records of these persons together as the open decisions say, and moves claims along. Returns every person
 * that lost or gained a record, and the ids of decisions that gave way to a 'different' of a person.
 */
export async function regroupPersons(
  writer: Writer,
  personIds: readonly number[],
  now: string,
): Promise<{ personIds: number[]; refused: readonly number[] }> {
  const { records, edges, different } = await readGroup(writer, personIds)
  const { groups, refused } = regroup(records, edges, different)
  const made = await makePersons(writer, groups.filter((group) => group.personId === null).length, now)
  const personOf = new Map(
    groups.flatMap((group) => {
      const personId = group.personId ?? made.shift()!
      return group.recordIds.map((recordId): [number, number] => [recordId, personId])
    }),
  )
  const moves = records
    .map(
      (record): Move => ({
        recordId: record.recordId,
        fromPersonId: record.personId,
        personId: personOf.get(record.recordId)!,
      }),
    )
    .filter((move) => move.fromPersonId !== move.personId)
  if (moves.length === 0) return { personIds: [], refused }
  await moveRecords(writer, moves, now)
  const touched = [...new Set(moves.flatMap((move) => [move.fromPersonId, move.personId]))]
  await markAliases(writer, moves, touched)
  for (const list of await listsOfRecords(
    writer,
    moves.map((move) => move.recordId),
  ))
    await settleValidity(writer, list, touched, now)
  return { personIds: touched, refused }
}
