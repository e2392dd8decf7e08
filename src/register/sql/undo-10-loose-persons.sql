-- Persons with a record of the batch that is an end of two or more 'same' decisions: without it they may fall apart.
-- reads register.membership, linkage.decision. $1 batch
with ends as (
  select m.person_id, m.record_id, d.id
  from register.membership m join linkage.decision d on d.record_id = m.record_id
  where m.batch_id = $1 and m.recorded_to is null and d.outcome = 'same' and d.recorded_to is null
  union all
  select m.person_id, m.record_id, d.id
  from register.membership m join linkage.decision d on d.other_record_id = m.record_id
  where m.batch_id = $1 and m.recorded_to is null and d.outcome = 'same' and d.recorded_to is null
)
select distinct person_id as "personId" from (
  select person_id, record_id from ends group by person_id, record_id having count(*) > 1
) tie
