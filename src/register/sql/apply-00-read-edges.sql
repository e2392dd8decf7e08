-- 'Same' decisions about records of the batch, with the person where each end stands. Human decisions made while the
-- batch waited belong to it too. An end that is neither standing nor of this batch (undone since) does not count.
-- The machine decides for records of the batch (record_id), which stand nowhere yet: only the other end is looked up.
-- Which batch a record is of is asked record by record: of so new a batch the planner knows nothing, and would go through all of it
-- for each decision.
-- reads linkage.decision, register.membership, intake.record. $batch
with edge as (
  select d.id, d.record_id, null::bigint as person_id, d.other_record_id, m2.person_id as other_person_id, true as is_own
  from linkage.decision d
  left join register.membership m2 on m2.record_id = d.other_record_id and m2.recorded_to is null
  where d.batch_id = $batch and d.decided_by = 'model' and d.outcome = 'same' and d.recorded_to is null
  union all
  select d.id, d.record_id, m1.person_id, d.other_record_id, m2.person_id,
    m1.person_id is null and (select r.batch_id from intake.record r where r.id = d.record_id) = $batch
  from linkage.decision d
  left join register.membership m1 on m1.record_id = d.record_id and m1.recorded_to is null
  left join register.membership m2 on m2.record_id = d.other_record_id and m2.recorded_to is null
  where d.decided_by <> 'model' and d.outcome = 'same' and d.recorded_to is null
), placed as (
  select edge.*, other_person_id is null and (select r.batch_id from intake.record r where r.id = other_record_id) = $batch as is_other_own
  from edge
)
select id, record_id, person_id, other_record_id, other_person_id from placed
where (person_id is not null or is_own) and (other_person_id is not null or is_other_own) and (is_own or is_other_own)
