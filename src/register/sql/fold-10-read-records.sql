-- Records that speak of touched persons, person by person, and what each is. $speaking: a relation of n, person_id, record_id and said.
-- reads $speaking, intake.record. $from and $to number the rows of touched
select s.person_id, r.id, r.batch_id, r.nik, r.nik_status, r.kk, r.relation, r.name, r.birth_date, r.birth_precision, r.sex,
  r.district_code, r.village_code, r.hamlet, r.rt, r.rw, r.address, r.mother_name,
  r.facts ->> 'vitalStatus', r.facts ->> 'eventDate', r.facts -> 'category', s.said
from $speaking s
join intake.record r on r.id = s.record_id
where s.n > $from and s.n <= $to
order by s.n
