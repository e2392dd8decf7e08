-- reads moved; writes register.membership. $1 now
with closed as (
  update register.membership m set recorded_to = $1::timestamptz from moved
  where m.record_id = moved.record_id and m.recorded_to is null
  returning m.record_id, moved.person_id, m.batch_id, m.decision_id
)
insert into register.membership (record_id, person_id, batch_id, decision_id, recorded_from)
select record_id, person_id, batch_id, decision_id, $1::timestamptz from closed
