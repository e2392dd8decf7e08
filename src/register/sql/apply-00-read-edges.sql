-- 'Same' decisions about records of the batch, with the person where each end stands. Human decisions made while the
-- batch waited belong to it too. An end that is neither standing nor of this batch (undone since) does not count.
-- reads linkage.decision, register.membership, intake.record. $batch
select d.id, d.record_id, m1.person_id, d.other_record_id, m2.person_id
from linkage.decision d
left join register.membership m1 on m1.record_id = d.record_id and m1.recorded_to is null
left join register.membership m2 on m2.record_id = d.other_record_id and m2.recorded_to is null
left join intake.record r1 on r1.id = d.record_id and m1.person_id is null and r1.batch_id = $batch
left join intake.record r2 on r2.id = d.other_record_id and m2.person_id is null and r2.batch_id = $batch
where d.outcome = 'same' and d.recorded_to is null and (d.batch_id = $batch or d.decided_by <> 'model')
  and (m1.person_id is not null or r1.id is not null) and (m2.person_id is not null or r2.id is not null)
  and (r1.id is not null or r2.id is not null)
