-- Open questions about touched persons and about the families they are in, or were in until now.
-- reads touched, register.person_state, register.membership, linkage.review_pair; writes weighed. $1 now
insert into weighed
with around as materialized (
  select s.family_id from touched t join register.person_state s on s.person_id = t.person_id and s.recorded_to is null
  union
  select s.family_id from touched t join register.person_state s on s.person_id = t.person_id and s.recorded_to = $1::timestamptz
), affected as materialized (
  select person_id from touched
  union
  select s.person_id from around join register.person_state s on s.family_id = around.family_id and s.recorded_to is null
), spoken as materialized (
  select m.record_id from affected join register.membership m on m.person_id = affected.person_id and m.recorded_to is null
)
select pair.id from spoken join linkage.review_pair pair on pair.record_id = spoken.record_id where pair.status = 'open'
union
select pair.id from spoken join linkage.review_pair pair on pair.other_record_id = spoken.record_id where pair.status = 'open'
