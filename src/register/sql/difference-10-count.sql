-- What applying a batch changed, by place, told from what the register recorded at that moment: persons new, known, changed,
-- conflicting and ended, and rows unchanged, unsure and rejected. A person or row counts once under a kind.
-- reads register.membership, register.person, register.person_state, register.family, register.claim, intake.batch, intake.record,
-- intake.carried_row, linkage.review_pair, opened, closed, ended_claim. $1 batch, $2 moment of applying
with placed as materialized (
  select m.record_id, m.person_id, p.created_at = $2::timestamptz as is_new
  from register.membership m join register.person p on p.id = m.person_id
  where m.batch_id = $1 and m.recorded_to is null
), listed as materialized (
  select person_id from placed
  union
  select m.person_id from intake.carried_row c join register.membership m on m.record_id = c.earlier_record_id and m.recorded_to is null
  where c.batch_id = $1
), gone as materialized (
  select c.person_id from closed c join register.person p on p.id = c.person_id
  where p.merged_into is null and not exists (select from opened o where o.person_id = c.person_id)
), list as (
  select g.id from intake.batch b join intake.batch g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id where b.id = $1
), lost as materialized (
  select distinct c.person_id, case when c.person_id is null then c.village_code end as place
  from ended_claim c
  where c.valid_to is null and c.batch_id in (select id from list)
    and not exists (
      select from register.claim o
      where o.person_id = c.person_id and o.recorded_to is null and o.valid_to is null and o.kind = c.kind and o.what = c.what
        and o.value is not distinct from c.value and o.amount is not distinct from c.amount and o.batch_id in (select id from list))
    and not exists (
      select from register.claim o
      where o.record_id = c.record_id and o.recorded_to is null and o.valid_to is null and o.kind = c.kind and o.what = c.what
        and o.batch_id in (select id from list))
    and not (c.person_id is null and exists (
      select from register.claim o where o.batch_id = $1 and o.recorded_to is null and o.village_code = c.village_code and o.what = c.what))
), ended as materialized (
  select person_id, place from lost where person_id is null or person_id not in (select person_id from listed)
  union
  select person_id, null from gone where person_id not in (select person_id from listed)
), altered as (
  select o.person_id from opened o join closed c using (person_id)
  where (o.nik, o.family_id, o.relation, o.name, o.birth_date, o.birth_precision, o.sex, o.district_code, o.village_code, o.hamlet, o.rt, o.rw,
      o.address, o.mother_name, o.vital_status)
    is distinct from (c.nik, c.family_id, c.relation, c.name, c.birth_date, c.birth_precision, c.sex, c.district_code, c.village_code, c.hamlet,
      c.rt, c.rw, c.address, c.mother_name, c.vital_status)
  union
  select person_id from lost where person_id in (select person_id from listed)
), counted as (
  select 'new' as kind, o.person_id, null as place from opened o join register.person p on p.id = o.person_id where p.created_at = $2::timestamptz
  union all
  select distinct 'known', person_id, null from placed where not is_new
  union all
  select 'changed', a.person_id, null from altered a join register.person p on p.id = a.person_id
  where p.created_at < $2::timestamptz and a.person_id not in (select person_id from ended where person_id is not null)
  union all
  select distinct 'conflicting', p.person_id, null
  from placed p
  join intake.record r on r.id = p.record_id and r.batch_id = $1
  join register.person_state s on s.person_id = p.person_id and s.recorded_to is null
  left join register.family f on f.id = s.family_id
  where not p.is_new and (r.nik <> s.nik or r.birth_date <> s.birth_date or r.sex <> s.sex or r.kk <> f.kk or r.village_code <> s.village_code)
  union all
  select 'ended', person_id, place from ended
  union all
  select 'unchanged', null, coalesce(r.village_code, r.district_code)
  from intake.carried_row c join intake.record r on r.id = c.record_id and r.batch_id = $1 where c.batch_id = $1
  union all
  select 'rejected', null, coalesce(r.village_code, r.district_code) from intake.record r where r.batch_id = $1 and r.verdict = 'rejected'
  union all
  select 'unsure', null, coalesce(r.village_code, r.district_code)
  from (select distinct record_id from linkage.review_pair where batch_id = $1 and status = 'open') q
  join intake.record r on r.id = q.record_id and r.batch_id = $1
)
select c.kind, coalesce(c.place, now.village_code, now.district_code, before.village_code, before.district_code, '') as place, count(*)::int as count
from counted c
left join register.person_state now on now.person_id = c.person_id and now.recorded_to is null
left join closed before on before.person_id = c.person_id
group by 1, 2 order by 2, 1
