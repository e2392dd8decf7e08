-- Rows of the batch that say what a row of the same list and period says already, each standing row for one of them.
-- Numbered and grouped, not joined: of rows that just came the planner knows nothing, and would go through all for each.
-- reads intake.batch, intake.record, intake.leaving_row; writes intake.carried_row. $1 batch
insert into intake.carried_row (record_id, batch_id, earlier_record_id)
with rows as (
  select r.id, true as is_fresh, intake.row_says(r) as says from intake.record r where r.batch_id = $1 and r.verdict <> 'rejected'
  union all
  select r.id, false, intake.row_says(r)
  from intake.batch b
  join intake.batch g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id and g.period = b.period
    and g.id <> b.id and g.status = 'applied'
  join intake.record r on r.batch_id = g.id and r.verdict <> 'rejected'
  where b.id = $1 and not exists (select from intake.carried_row c where c.record_id = r.id)
    and not exists (
      select from intake.leaving_row l join intake.batch o on o.id = l.batch_id and o.status = 'applied' where l.record_id = r.id)
), numbered as (
  select id, is_fresh, says, row_number() over (partition by says, is_fresh order by id) as turn from rows
)
select max(id) filter (where is_fresh), $1, max(id) filter (where not is_fresh)
from numbered group by says, turn having count(*) = 2
