-- States that the moment ended. reads register.person_state; writes closed. $1 moment
insert into closed select * from register.person_state where recorded_to = $1::timestamptz
