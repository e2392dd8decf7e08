-- Persons of one record: its values are the best values (the same answer as rules/best-value.ts, a test compares).
-- reads placed, intake.record, register.family; writes register.person_state. $1 vital value or null, $2 now, $3 batch
insert into register.person_state (
  person_id, nik, family_id, relation, name, birth_date, birth_precision, sex, district_code, village_code,
  hamlet, rt, rw, address, mother_name, vital_status, sources, recorded_from)
select p.person_id, case when r.nik_status in ('valid', 'inconsistent', 'weak', 'temporary') then r.nik end,
  f.id, r.relation, r.name, r.birth_date, case when r.birth_date is not null then coalesce(r.birth_precision, 'day') end,
  r.sex, r.district_code, r.village_code, r.hamlet, r.rt, r.rw, r.address, r.mother_name,
  coalesce(case when $1 = 'field' then r.facts ->> 'vitalStatus' else $1 end, 'alive'),
  jsonb_build_object('*', r.id), $2::timestamptz
from placed p
join intake.record r on r.id = p.record_id and r.batch_id = $3
left join register.family f on f.kk = r.kk
where p.alone
