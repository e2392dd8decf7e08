-- Persons of two or more remaining records that a leaving row ties together: without it they may fall apart.
-- reads intake.leaving_row, register.membership, linkage.decision. $1 batch
with leaving as (
  select l.record_id, m.person_id
  from intake.leaving_row l join register.membership m on m.record_id = l.record_id and m.recorded_to is null
  where l.batch_id = $1
), ends as (
  select l.person_id, l.record_id from leaving l join linkage.decision d on d.record_id = l.record_id
  where d.outcome = 'same' and d.recorded_to is null
  union all
  select l.person_id, l.record_id from leaving l join linkage.decision d on d.other_record_id = l.record_id
  where d.outcome = 'same' and d.recorded_to is null
), tie as (
  select distinct person_id from (select person_id, record_id from ends group by person_id, record_id having count(*) > 1) twice
)
select tie.person_id as "personId" from tie
where (select count(*) from register.membership m where m.person_id = tie.person_id and m.recorded_to is null
  and not exists (select from leaving l where l.record_id = m.record_id)) > 1
