-- Open decisions about records. reads linkage.decision. $1 record ids
select id as "decisionId", record_id as a, other_record_id as b, outcome, coalesce(weight, 0)::float8 as weight, decided_by <> 'model' as human
from linkage.decision
where recorded_to is null and record_id = any ($1::bigint[]) and other_record_id = any ($1::bigint[])
