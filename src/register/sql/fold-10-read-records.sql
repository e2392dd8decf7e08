-- All open records of the touched persons who did not only gain records, person by person. $from and $to number the rows of touched.
-- reads touched, register.membership, intake.record, intake.batch
select m.person_id, r.id, r.batch_id, r.nik, r.nik_status, r.kk, r.relation, r.name, r.birth_date, r.birth_precision, r.sex,
  r.district_code, r.village_code, r.hamlet, r.rt, r.rw, r.address, r.mother_name,
  r.facts ->> 'vitalStatus', r.facts ->> 'eventDate', r.facts -> 'category'
from touched t
join register.membership m on m.person_id = t.person_id and m.recorded_to is null
join intake.record r on r.id = m.record_id
where not t.gained and t.n > $from and t.n <= $to
order by t.n
