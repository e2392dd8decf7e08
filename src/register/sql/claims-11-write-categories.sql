-- Categories named by the rows themselves; one cell may name several. $1 batch, $2 now
-- The batch is named on both sides of the join: without it the planner reads every list ever handed in.
-- reads register.membership, intake.record, intake.batch; writes register.claim
insert into register.claim (person_id, kind, what, valid_from, record_id, batch_id, recorded_from)
select m.person_id, 'category', category.id, b.period, r.id, r.batch_id, $2::timestamptz
from intake.batch b
join register.membership m on m.batch_id = b.id and m.recorded_to is null
join intake.record r on r.id = m.record_id and r.batch_id = b.id
cross join lateral jsonb_array_elements_text(
  case jsonb_typeof(r.facts -> 'category') when 'array' then r.facts -> 'category' else jsonb_build_array(r.facts -> 'category') end
) category (id)
where b.id = $1 and r.facts ->> 'category' is not null
