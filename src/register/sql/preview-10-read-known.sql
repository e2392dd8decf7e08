-- Rows of a waiting batch that would join a standing person; same columns as fold-10-read-records.sql.
-- reads touched, known, intake.record. $from and $to number the rows of touched
select k.person_id, r.id, r.batch_id, r.nik, r.nik_status, r.kk, r.relation, r.name, r.birth_date, r.birth_precision, r.sex,
  r.district_code, r.village_code, r.hamlet, r.rt, r.rw, r.address, r.mother_name,
  r.facts ->> 'vitalStatus', r.facts ->> 'eventDate', r.facts -> 'category'
from touched t
join known k on k.person_id = t.person_id
join intake.record r on r.id = k.record_id
where t.n > $from and t.n <= $to
order by t.n
