-- Open records of some persons with the person each began with, as long as that person is at hand or empty.
-- reads register.membership. $1 person ids
select m.record_id as "recordId", m.person_id as "personId",
  case when first.person_id = any ($1::bigint[])
    or not exists (select from register.membership o where o.person_id = first.person_id and o.recorded_to is null)
  then first.person_id else m.person_id end as "homeId"
from register.membership m
cross join lateral (
  -- Two small indexes: a record that never moved has no closed row, and one that did has its first row among them.
  select coalesce((select h.person_id from register.membership h
    where h.record_id = m.record_id and h.recorded_to is not null order by h.id limit 1), m.person_id) as person_id
) first
where m.person_id = any ($1::bigint[]) and m.recorded_to is null
