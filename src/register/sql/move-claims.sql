-- Claims of records that moved to another person are closed and written again for that person.
-- reads moved(record_id, from_person_id, person_id); writes register.claim. $1 now
with closed as (
  update register.claim c set recorded_to = $1::timestamptz from moved
  where c.person_id = moved.from_person_id and c.record_id = moved.record_id and c.recorded_to is null
  returning moved.person_id, c.kind, c.what, c.value, c.amount, c.valid_from, c.valid_to, c.record_id, c.batch_id
)
insert into register.claim (person_id, kind, what, value, amount, valid_from, valid_to, record_id, batch_id, recorded_from)
select person_id, kind, what, value, amount, valid_from, valid_to, record_id, batch_id, $1::timestamptz from closed
