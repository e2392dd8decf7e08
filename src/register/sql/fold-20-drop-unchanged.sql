-- What is as before is not written again. reads register.person_state, register.family; writes folded
delete from folded n using register.person_state s left join register.family f on f.id = s.family_id
where s.person_id = n.person_id and s.recorded_to is null
  and (s.nik, f.kk, s.relation, s.name, s.birth_date, s.birth_precision, s.sex, s.district_code, s.village_code,
       s.hamlet, s.rt, s.rw, s.address, s.mother_name, s.vital_status, s.sources)
    is not distinct from
      (n.nik, n.kk, n.relation, n.name, n.birth_date, n.birth_precision, n.sex, n.district_code, n.village_code,
       n.hamlet, n.rt, n.rw, n.address, n.mother_name, n.vital_status, n.sources)
