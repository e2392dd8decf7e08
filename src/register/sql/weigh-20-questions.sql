-- What an answer to each question touches: people of both sides with their families, and what hangs on them.
-- Rows that say sensitive categories only are left out: the order of the queue must not give them away.
-- reads weighed, register.membership, person_state, claim, intake.batch, reference.list_kind; writes linkage.review_pair. $1 sensitive categories
with side as materialized (
  select pair.id, m.person_id, s.family_id
  from weighed join linkage.review_pair pair on pair.id = weighed.id
  cross join lateral (values (pair.record_id), (pair.other_record_id)) as of_pair (record_id)
  join register.membership m on m.record_id = of_pair.record_id and m.recorded_to is null
  left join register.person_state s on s.person_id = m.person_id and s.recorded_to is null
), member as materialized (
  select id, person_id, true as is_side from side
  union all
  select side.id, s.person_id, false
  from (select distinct id, family_id from side) side
  join register.person_state s on s.family_id = side.family_id and s.recorded_to is null
), person as materialized (
  select distinct person_id from member
), closed as materialized (
  select c.record_id as id, c.person_id
  from person join register.claim c on c.person_id = person.person_id
  join intake.batch b on b.id = c.batch_id left join reference.list_kind k on k.id = b.list_kind_id
  where c.kind = 'category' and c.recorded_to is null
  group by c.record_id, c.person_id
  having bool_or(k.categories && $1::text[]) or bool_and(c.what = any ($1::text[]))
), unseen as materialized (
  select distinct closed.person_id from closed
  where not exists (select from register.membership m
    where m.person_id = closed.person_id and m.recorded_to is null and m.record_id not in (select id from closed))
), counted as (
  select id, count(distinct person_id) as people from member
  where is_side or person_id not in (select unseen.person_id from unseen) group by id
), hanging as (
  select side.id, count(distinct c.kind || ' ' || c.what) as stakes
  from side join register.claim c on c.person_id = side.person_id and c.recorded_to is null
  where c.record_id not in (select closed.id from closed) and (c.kind in ('assistance', 'rank')
    or (c.kind = 'category' and c.what <> all ($1::text[])) or (c.kind = 'vital' and c.value <> 'alive'))
  group by side.id
), weight as (
  select counted.id, least(counted.people, 999) as people, least(coalesce(hanging.stakes, 0), 999) as stakes
  from counted left join hanging using (id)
)
update linkage.review_pair pair set people = weight.people, stakes = weight.stakes
from weight where pair.id = weight.id and (pair.people, pair.stakes) is distinct from (weight.people, weight.stakes)
