-- Closes the state of persons whose values changed and of touched persons that have no record left.
-- reads folded, touched, register.membership; writes register.person_state. $1 now
with gone as (
  select person_id from folded
  union
  select t.person_id from touched t
  where not exists (select from register.membership m where m.person_id = t.person_id and m.recorded_to is null)
)
update register.person_state s set recorded_to = $1::timestamptz from gone
where s.person_id = gone.person_id and s.recorded_to is null
