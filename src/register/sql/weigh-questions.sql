-- What an answer to each open question touches: people of both sides with their families, and what hangs on them.
-- Sensitive categories are left out: the order of the queue must not give them away.
-- reads register.membership, person_state, claim; writes linkage.review_pair. $1 sensitive categories
with side as materialized (
  select pair.id, m.person_id, s.family_id
  from linkage.review_pair pair
  cross join lateral (values (pair.record_id), (pair.other_record_id)) as of_pair (record_id)
  join register.membership m on m.record_id = of_pair.record_id and m.recorded_to is null
  left join register.person_state s on s.person_id = m.person_id and s.recorded_to is null
  where pair.status = 'open'
),
touched as (
  select id, count(distinct person_id) as people
  from (
    select id, person_id from side
    union all
    select side.id, member.person_id
    from side join register.person_state member on member.family_id = side.family_id and member.recorded_to is null
  ) of_pair
  group by id
),
hanging as (
  select side.id, count(distinct c.kind || ' ' || c.what) as stakes
  from side join register.claim c on c.person_id = side.person_id and c.recorded_to is null
  where c.kind in ('assistance', 'rank') or (c.kind = 'category' and c.what <> all ($1::text[]))
    or (c.kind = 'vital' and c.value <> 'alive')
  group by side.id
)
update linkage.review_pair pair
set people = least(touched.people, 999), stakes = least(coalesce(hanging.stakes, 0), 999)
from touched left join hanging using (id)
where pair.id = touched.id and (pair.people, pair.stakes) is distinct from (touched.people, coalesce(hanging.stakes, 0))
