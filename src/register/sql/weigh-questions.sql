-- What an answer to each open question touches: people of both sides with their families, and what hangs on them.
-- Rows that say sensitive categories only are left out: the order of the queue must not give them away.
-- reads register.membership, person_state, claim, intake.batch, reference.list_kind; writes linkage.review_pair. $1 sensitive categories
with closed as materialized (
  select c.record_id as id, c.person_id
  from register.claim c join intake.batch b on b.id = c.batch_id left join reference.list_kind k on k.id = b.list_kind_id
  where c.kind = 'category' and c.recorded_to is null
  group by c.record_id, c.person_id
  having bool_or(k.categories && $1::text[]) or bool_and(c.what = any ($1::text[]))
),
unseen as materialized (
  select distinct closed.person_id from closed
  where not exists (select from register.membership m
    where m.person_id = closed.person_id and m.recorded_to is null and m.record_id not in (select id from closed))
),
side as materialized (
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
    where member.person_id not in (select unseen.person_id from unseen)
  ) of_pair
  group by id
),
hanging as (
  select side.id, count(distinct c.kind || ' ' || c.what) as stakes
  from side join register.claim c on c.person_id = side.person_id and c.recorded_to is null
  where c.record_id not in (select closed.id from closed) and (c.kind in ('assistance', 'rank')
    or (c.kind = 'category' and c.what <> all ($1::text[])) or (c.kind = 'vital' and c.value <> 'alive'))
  group by side.id
)
update linkage.review_pair pair
set people = least(touched.people, 999), stakes = least(coalesce(hanging.stakes, 0), 999)
from touched left join hanging using (id)
where pair.id = touched.id and (pair.people, pair.stakes) is distinct from (touched.people, coalesce(hanging.stakes, 0))
