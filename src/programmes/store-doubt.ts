import type { Writer } from '../kernel/ports.ts'

/**
 * Builds the temporary relation `doubt` (programme, person_id): the people of open review pairs of which one record
 * comes from a list kind the programme uses, whichever of the two. `listsOf` = list kinds by programme. It depends on no
 * date, so once is enough for all months of a transaction, at whose end it is dropped.
 */
export async function buildDoubt(
  writer: Writer,
  listsOf: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const used = [...listsOf].flatMap(([programme, lists]) => lists.map((list) => [programme, list] as const))
  await writer.execute(
    'create temporary table doubt (programme text not null, person_id bigint not null) on commit drop',
  )
  await writer.query(
    `insert into doubt
     with side as materialized (
       select pair.id as pair, m.person_id, batch.list_kind_id from linkage.review_pair pair
       cross join lateral (values (pair.record_id), (pair.other_record_id)) as of_pair (record_id)
       join register.membership m on m.record_id = of_pair.record_id and m.recorded_to is null
       join intake.batch batch on batch.id = m.batch_id
       where pair.status = 'open'),
     asked as (
       select distinct side.pair, used.programme from side
       join unnest($1::text[], $2::text[]) as used (programme, list_kind_id) on used.list_kind_id = side.list_kind_id)
     select distinct asked.programme, side.person_id from asked join side on side.pair = asked.pair`,
    [used.map(([programme]) => programme), used.map(([, list]) => list)],
  )
  await writer.execute('analyze doubt')
}
