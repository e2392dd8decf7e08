import type { Reader, Writer } from '../kernel/ports.ts'
import type { GroupedRecord, Pair, SameEdge } from './rules/regroup.ts'
import { statement } from './sql.ts'

export async function readGroup(
  reader: Reader,
  personIds: readonly number[],
): Promise<{ records: GroupedRecord[]; edges: SameEdge[]; different: Pair[] }> {
  const records = await reader.query<GroupedRecord>(statement('regroup-10-read-records'), [personIds])
  const decisions = await reader.query<SameEdge & { outcome: string }>(
    statement('regroup-20-read-decisions'),
    [records.map((record) => record.recordId)],
  )
  return {
    records,
    edges: decisions.filter((decision) => decision.outcome === 'same'),
    different: decisions
      .filter((decision) => decision.outcome === 'different')
      .map((decision): Pair => [decision.a, decision.b]),
  }
}

export async function makePersons(writer: Writer, count: number, now: string): Promise<number[]> {
  const rows = await writer.query<{ id: number }>(
    'insert into register.person (created_at) select $2::timestamptz from generate_series(1, $1::int) returning id',
    [count, now],
  )
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

export interface Move {
  readonly recordId: number
  readonly fromPersonId: number
  readonly personId: number
}

/** Moves records with their claims from person to person. Each move is a closed and a new row: history stays. */
export async function moveRecords(writer: Writer, moves: readonly Move[], now: string): Promise<void> {
  await writer.execute(
    'create temp table if not exists moved (record_id bigint, from_person_id bigint, person_id bigint) on commit drop; truncate moved',
  )
  await writer.copy(
    'moved',
    ['record_id', 'from_person_id', 'person_id'],
    moves.map((move) => [move.recordId, move.fromPersonId, move.personId]),
  )
  await writer.query(statement('move-memberships'), [now])
  await writer.query(statement('move-claims'), [now])
}

/** A person without records whose records went to another is an alias of it; one with records is nobody's alias. */
export async function markAliases(
  writer: Writer,
  moves: readonly Move[],
  personIds: readonly number[],
): Promise<void> {
  for (const move of moves) {
    await writer.query(
      `update register.person set merged_into = $2 where id = $1
       and not exists (select from register.membership m where m.person_id = $1 and m.recorded_to is null)`,
      [move.fromPersonId, move.personId],
    )
  }
  await writer.query(
    `update register.person p set merged_into = null where id = any ($1::bigint[]) and merged_into is not null
     and exists (select from register.membership m where m.person_id = p.id and m.recorded_to is null)`,
    [personIds],
  )
}

/** Lists (agency and kind) that speak of these records. */
export async function listsOfRecords(
  reader: Reader,
  recordIds: readonly number[],
): Promise<{ agencyId: string; listKindId: string }[]> {
  return reader.query(
    `select distinct b.agency_id as "agencyId", b.list_kind_id as "listKindId"
     from intake.record r join intake.batch b on b.id = r.batch_id where r.id = any ($1::bigint[])`,
    [recordIds],
  )
}
