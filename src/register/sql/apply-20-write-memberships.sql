-- reads placed; writes register.membership. $1 batch, $2 now
insert into register.membership (record_id, person_id, batch_id, decision_id, recorded_from)
select record_id, person_id, $1, decision_id, $2::timestamptz from placed
