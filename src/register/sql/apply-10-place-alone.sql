-- Records of the batch that no decision ties to another record begin a new person.
-- Rows that another row stands for begin none. reads intake.record, intake.carried_row, joins; writes placed. $1 batch
insert into placed (record_id, person_id, is_new, alone)
select id, nextval('register.person_id_seq'), true, not shared
from (
  select r.id, exists (select from joins where anchor_record_id = r.id) as shared
  from intake.record r
  where r.batch_id = $1 and r.verdict <> 'rejected' and not exists (select from joins where record_id = r.id)
    and not exists (select from intake.carried_row c where c.record_id = r.id)
  order by r.id
) record
