-- Records tied to a standing person, or to another record of the batch, go where their anchor goes.
-- reads joins, placed; writes placed
insert into placed (record_id, person_id, is_new, decision_id, alone)
select j.record_id, coalesce(j.person_id, anchor.person_id), j.person_id is null, j.decision_id, false
from joins j left join placed anchor on anchor.record_id = j.anchor_record_id
order by j.record_id
