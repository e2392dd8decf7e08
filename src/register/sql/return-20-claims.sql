-- and say again what they said. reads intake.leaving_row, intake.batch, register.membership; writes register.claim. $1 batch, $2 now
insert into register.claim (person_id, village_code, kind, what, value, amount, valid_from, valid_to, record_id, batch_id, recorded_from)
select case when c.person_id is not null then m.person_id end, c.village_code, c.kind, c.what, c.value, c.amount, c.valid_from, c.valid_to,
  c.record_id, c.batch_id, $2::timestamptz
from intake.batch b
join register.claim c on c.recorded_to = b.applied_at and c.recorded_from < b.applied_at
  and c.batch_id in (select r.batch_id from intake.leaving_row l join intake.record r on r.id = l.record_id where l.batch_id = $1)
join intake.leaving_row l on l.batch_id = b.id and l.record_id = c.record_id
left join register.membership m on m.record_id = c.record_id and m.recorded_to is null
where b.id = $1
order by c.id
