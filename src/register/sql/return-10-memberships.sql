-- Rows that left when the batch was applied speak of their person again; of the one it was joined to since, where it was.
-- reads intake.leaving_row, intake.batch, register.person; writes register.membership. $1 batch, $2 now
insert into register.membership (record_id, person_id, batch_id, decision_id, recorded_from)
select m.record_id, case when p.merged_into is null then m.person_id else register.living_person(m.person_id) end,
  m.batch_id, m.decision_id, $2::timestamptz
from intake.batch b
join intake.leaving_row l on l.batch_id = b.id
join register.membership m on m.record_id = l.record_id and m.recorded_to = b.applied_at and m.recorded_from < b.applied_at
join register.person p on p.id = m.person_id
where b.id = $1
order by m.record_id
