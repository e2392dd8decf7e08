-- reads folded, register.family; writes register.person_state. $1 now
insert into register.person_state (
  person_id, nik, family_id, relation, name, birth_date, birth_precision, sex, district_code, village_code,
  hamlet, rt, rw, address, mother_name, vital_status, sources, recorded_from)
select n.person_id, n.nik, f.id, n.relation, n.name, n.birth_date, n.birth_precision, n.sex, n.district_code, n.village_code,
  n.hamlet, n.rt, n.rw, n.address, n.mother_name, n.vital_status, n.sources, $1::timestamptz
from folded n left join register.family f on f.kk = n.kk
