-- Claims that ended when the batch was applied. reads intake.batch, register.claim; writes ended_claim. $1 batch
insert into ended_claim
select c.* from intake.batch b join register.claim c on c.recorded_to = b.applied_at and c.recorded_from < b.applied_at
where b.id = $1
