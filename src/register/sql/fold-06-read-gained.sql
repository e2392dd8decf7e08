-- Records that give values to persons who only gained records, person by person; same columns as fold-10-read-records.sql, and what each is.
-- reads giver, intake.record. $from and $to number the rows of touched
select g.person_id, r.id, r.batch_id, r.nik, r.nik_status, r.kk, r.relation, r.name, r.birth_date, r.birth_precision, r.sex,
  r.district_code, r.village_code, r.hamlet, r.rt, r.rw, r.address, r.mother_name,
  r.facts ->> 'vitalStatus', r.facts ->> 'eventDate', r.facts -> 'category', g.said
from giver g
join intake.record r on r.id = g.record_id
where g.n > $from and g.n <= $to
order by g.n
