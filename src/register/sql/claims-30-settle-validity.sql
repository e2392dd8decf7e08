-- Membership of a complete list ends with the first newer period of the same list in which the person is absent;
-- outputs of an area end with the next period, which states the whole stock again. Claims whose end is no longer right
-- are closed and written again, so undoing a batch also gives back the old ends. A claim of a list of changes ends with the
-- first newer period in which the person stands again without it; one of a list of additions never ends.
-- reads intake.batch, reference.list_kind, register.membership, register.claim; writes register.claim. $1 agency, $2 list kind, $3 now. Place for a filter: only_some
with period as (
  select distinct b.period, coalesce(k.meaning, 'full') as meaning
  from intake.batch b left join reference.list_kind k on k.id = b.list_kind_id
  where b.agency_id = $1 and b.list_kind_id = $2 and b.status = 'applied'
), due as (
  select c.id, (
    select min(p.period) from period p
    where p.period > b.period and p.meaning <> 'additions'
      and (p.meaning = 'full' or c.kind = 'output' or exists (
        select from register.membership m join intake.batch mb on mb.id = m.batch_id
        where m.person_id = c.person_id and m.recorded_to is null and mb.agency_id = $1 and mb.list_kind_id = $2 and mb.period = p.period))
      and (c.kind = 'output' or not exists (
      select from register.claim newer join intake.batch nb on nb.id = newer.batch_id
      where newer.person_id = c.person_id and newer.recorded_to is null and newer.kind = c.kind and newer.what = c.what
        and nb.agency_id = $1 and nb.list_kind_id = $2 and nb.period = p.period))
  ) as valid_to
  from intake.batch b join register.claim c on c.batch_id = b.id
  where b.agency_id = $1 and b.list_kind_id = $2 and b.status = 'applied' and c.recorded_to is null
    and c.kind in ('category', 'attribute', 'rank', 'output') /* only_some */
), closed as (
  update register.claim c set recorded_to = $3::timestamptz from due
  where c.id = due.id and c.valid_to is distinct from due.valid_to
  returning c.id, c.person_id, c.village_code, c.kind, c.what, c.value, c.amount, c.valid_from, c.record_id, c.batch_id
)
insert into register.claim (person_id, village_code, kind, what, value, amount, valid_from, valid_to, record_id, batch_id, recorded_from)
select c.person_id, c.village_code, c.kind, c.what, c.value, c.amount, c.valid_from, due.valid_to, c.record_id, c.batch_id, $3::timestamptz
from closed c join due on due.id = c.id
