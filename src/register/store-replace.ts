import type { Reader, Writer } from '../kernel/ports.ts'
import { statement } from './sql.ts'
import { analyze } from './store.ts'
import { putAsideEnded } from './store-claims.ts'
import { touchWhole } from './store-states.ts'

/** The applied batches whose place the batch takes. */
export async function findReplaced(reader: Reader, batchId: number): Promise<number[]> {
  const rows = await reader.query<{ id: number }>(statement('plan-30-replaced'), [batchId])
  return rows.map((row) => row.id)
}

/** Compares the rows of a batch with those that stand for its list and period, and keeps what will stay and leave. */
export async function planRows(writer: Writer, batchId: number, now: string): Promise<void> {
  await writer.query('delete from intake.carried_row where batch_id = $1', [batchId])
  await writer.query('delete from intake.leaving_row where batch_id = $1', [batchId])
  if (await hasNeighbours(writer, batchId)) {
    // The rows came a moment ago: unless told, the planner takes them for one, and goes through all the others for each.
    await analyze(writer, 'intake.record')
    await writer.query(statement('plan-10-carry'), [batchId])
    await writer.execute('analyze intake.carried_row')
    await writer.query(statement('plan-20-leave'), [batchId, await findReplaced(writer, batchId)])
    await writer.execute('analyze intake.leaving_row')
  }
  await writer.query('update intake.batch set planned_at = $2::timestamptz where id = $1', [batchId, now])
}

async function hasNeighbours(reader: Reader, batchId: number): Promise<boolean> {
  return (await reader.first(`select ${neighbours} limit 1`, [batchId])) !== undefined
}

/** Applied batches of the same list and period as g. $1 batch */
const neighbours = `g.id from intake.batch b
  join intake.batch g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id and g.period = b.period and g.id <> b.id
    and g.status = 'applied'
  where b.id = $1`

/** Whether nothing of the same list and period entered or left since the plan was made. */
export async function isPlanFresh(reader: Reader, batchId: number): Promise<boolean> {
  const changed = await reader.first(
    `select from intake.batch b
     join intake.batch g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id and g.period = b.period and g.id <> b.id
     where b.id = $1 and greatest(g.applied_at, g.undone_at) >= b.planned_at limit 1`,
    [batchId],
  )
  return changed === undefined
}

/** The batch is linked anew. */
export async function forgetLinked(writer: Writer, batchId: number): Promise<void> {
  await writer.query('update intake.batch set linked_at = null where id = $1', [batchId])
}

export async function markReplaced(writer: Writer, batchId: number): Promise<void> {
  const replaced = await findReplaced(writer, batchId)
  await writer.query(
    `update intake.batch set replaced_by = $1 where id = any ($2::bigint[]) and replaced_by is null
     and exists (select from intake.batch b where b.id = $1 and b.planned_at is not null)`,
    [batchId, replaced],
  )
}
export async function unmarkReplaced(writer: Writer, batchId: number): Promise<void> {
  await writer.query('update intake.batch set replaced_by = null where replaced_by = $1', [batchId])
}

/** The newest batch that rests on rows of this one or took its place: it must be undone first. */
export async function findResting(reader: Reader, batchId: number): Promise<number | null> {
  const row = await reader.first<{ id: number | null }>(
    `select max(o.id) as id from intake.batch b
     join intake.batch o on o.agency_id = b.agency_id and o.list_kind_id = b.list_kind_id and o.period = b.period
       and o.id <> b.id and o.status in ('approved', 'applied')
     where b.id = $1 and (o.id = b.replaced_by or exists (
       select from intake.carried_row c join intake.record r on r.id = c.earlier_record_id and r.batch_id = $1 where c.batch_id = o.id)
       or exists (select from intake.leaving_row l join intake.record r on r.id = l.record_id and r.batch_id = $1 where l.batch_id = o.id))`,
    [batchId],
  )
  return row?.id ?? null
}

export async function hasLeaving(reader: Reader, batchId: number): Promise<boolean> {
  return (
    (await reader.first('select from intake.leaving_row where batch_id = $1 limit 1', [batchId])) !==
    undefined
  )
}

/** Touches the persons of whom leaving rows speak. Needs the table touched. */
export async function touchLeaving(writer: Writer, batchId: number): Promise<void> {
  await touchWhole(
    writer,
    `select m.person_id from intake.leaving_row l join register.membership m on m.record_id = l.record_id and m.recorded_to is null
     where l.batch_id = $1`,
    [batchId],
  )
}

export async function loosePersons(reader: Reader, batchId: number): Promise<number[]> {
  const rows = await reader.query<{ personId: number }>(statement('leave-10-loose-persons'), [batchId])
  return rows.map((row) => row.personId)
}

/**
 * Closes memberships and claims of the rows that leave with the batch. Once a transaction. Rows and batches are put aside and counted
 * first: what the planner believes of tables that grew a moment ago, another list may have told it (a closing of 900,000 rows had
 * not ended after half an hour).
 */
export async function closeLeaving(writer: Writer, batchId: number, now: string): Promise<void> {
  await writer.execute(
    'create temp table leaving (record_id bigint primary key, batch_id bigint) on commit drop',
  )
  await writer.query(statement('leave-20-put-aside'), [batchId])
  await writer.execute('analyze leaving')
  const batches = await writer.query<{ id: number }>('select distinct batch_id as id from leaving')
  await writer.query(
    `update register.membership m set recorded_to = $1::timestamptz from leaving l
     where m.record_id = l.record_id and m.recorded_to is null`,
    [now],
  )
  for (const { id } of batches)
    await writer.query(
      `update register.claim c set recorded_to = $2::timestamptz from leaving l
       where c.batch_id = $1 and l.batch_id = $1 and c.record_id = l.record_id and c.recorded_to is null`,
      [id, now],
    )
}

/** Opens them again as they were before the batch. */
export async function returnLeaving(writer: Writer, batchId: number, now: string): Promise<void> {
  await writer.query(statement('return-10-memberships'), [batchId, now])
  await putAsideEnded(writer, batchId)
  await writer.query(statement('return-20-claims'), [batchId, now])
}

/**
 * Persons of returned rows that decisions made since, or standing again, may put together differently, and persons to whom a
 * row came back though it left another: that one was joined to them since, perhaps by the batch that is undone.
 */
export async function personsToJoinAnew(reader: Reader, batchId: number): Promise<number[][]> {
  const rows = await reader.query<{ a: number; b: number }>(
    `select distinct m.person_id as a, n.person_id as b
     from intake.batch g join intake.leaving_row l on l.batch_id = g.id
     join register.membership m on m.record_id = l.record_id and m.recorded_to is null
     cross join lateral (
       select d.other_record_id as other, d.outcome, d.decided_by, d.recorded_from from linkage.decision d
       where d.record_id = l.record_id and d.recorded_to is null
       union all
       select d.record_id, d.outcome, d.decided_by, d.recorded_from from linkage.decision d
       where d.other_record_id = l.record_id and d.recorded_to is null) d
     join register.membership n on n.record_id = d.other and n.recorded_to is null
     where g.id = $1 and ((d.outcome = 'same') <> (m.person_id = n.person_id)) and (d.outcome = 'same' or d.decided_by <> 'model')
     union
     select m.person_id, m.person_id
     from intake.batch g join intake.leaving_row l on l.batch_id = g.id
     join register.membership m on m.record_id = l.record_id and m.recorded_to is null
     join register.membership o on o.record_id = l.record_id and o.recorded_to = g.applied_at and o.recorded_from < g.applied_at
       and o.person_id <> m.person_id
     where g.id = $1`,
    [batchId],
  )
  return rows.map(({ a, b }) => [a, b])
}
