-- 'Same' decisions about records of the batch, with the person where each end stands. Human decisions made while the
-- batch waited belong to it too. An end that is neither standing nor of this batch (undone since) does not count.
-- The machine decides for records of the batch (record_id), which stand nowhere yet: only the other end is looked up.
-- reads linkage.decision, register.membership, intake.record. $batch
select d.id, d.record_id, null::bigint, d.other_record_id, m2.person_id
from linkage.decision d
left join register.membership m2 on m2.record_id = d.other_record_id and m2.recorded_to is null
left join intake.record r2 on r2.id = d.other_record_id and m2.person_id is null and r2.batch_id = $batch
where d.batch_id = $batch and d.decided_by = 'model' and d.outcome = 'same' and d.recorded_to is null
  and (m2.person_id is not null or r2.id is not null)
union all
select d.id, d.record_id, m1.person_id, d.other_record_id, m2.person_id
from linkage.decision d
left join register.membership m1 on m1.record_id = d.record_id and m1.recorded_to is null
left join register.membership m2 on m2.record_id = d.other_record_id and m2.recorded_to is null
left join intake.record r1 on r1.id = d.record_id and m1.person_id is null and r1.batch_id = $batch
left join intake.record r2 on r2.id = d.other_record_id and m2.person_id is null and r2.batch_id = $batch
where d.decided_by <> 'model' and d.outcome = 'same' and d.recorded_to is null
  and (m1.person_id is not null or r1.id is not null) and (m2.person_id is not null or r2.id is not null)
  and (r1.id is not null or r2.id is not null)
