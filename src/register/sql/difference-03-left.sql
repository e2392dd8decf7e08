-- Claims of the batch's list that the moment ended. reads intake.batch, register.claim; writes left_claim. $1 batch, $2 moment
insert into left_claim
select c.* from register.claim c
where c.recorded_to = $2::timestamptz and c.recorded_from < $2::timestamptz and c.valid_to is null
  and c.batch_id in (
    select g.id from intake.batch b join intake.batch g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id where b.id = $1)
