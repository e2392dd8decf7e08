-- and say again what they said. reads intake.leaving_row, ended_claim, register.membership; writes register.claim. $1 batch, $2 now
insert into register.claim (person_id, village_code, kind, what, value, amount, valid_from, valid_to, record_id, batch_id, recorded_from)
select case when c.person_id is not null then m.person_id end, c.village_code, c.kind, c.what, c.value, c.amount, c.valid_from, c.valid_to,
  c.record_id, c.batch_id, $2::timestamptz
from ended_claim c
join intake.leaving_row l on l.batch_id = $1 and l.record_id = c.record_id
left join register.membership m on m.record_id = c.record_id and m.recorded_to is null
order by c.id
