-- reads placed; writes register.person. $1 now
insert into register.person (id, created_at) overriding system value
select person_id, $1::timestamptz from placed
