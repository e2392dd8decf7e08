-- States that the moment began. reads register.person_state; writes opened. $1 moment
insert into opened select * from register.person_state where recorded_from = $1::timestamptz and recorded_to is null
