-- Rows that stand for the same list and period and that the batch takes the place of: those of the batches it replaces that
-- it does not say again, and, of a list of changes, those with a NIK of its new rows. What another batch still says stays.
-- reads intake.batch, intake.record, intake.carried_row, reference.list_kind; writes intake.leaving_row. $1 batch, $2 replaced batches
insert into intake.leaving_row (batch_id, record_id)
select $1, r.id
from intake.batch b
join intake.batch g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id and g.period = b.period
  and g.id <> b.id and g.status = 'applied'
join intake.record r on r.batch_id = g.id and r.verdict <> 'rejected'
where b.id = $1
  and not exists (select from intake.carried_row c where c.record_id = r.id)
  and not exists (select from intake.leaving_row l join intake.batch o on o.id = l.batch_id and o.status = 'applied' where l.record_id = r.id)
  and not exists (select from intake.carried_row c where c.batch_id = $1 and c.earlier_record_id = r.id)
  and (
    (g.id = any ($2::bigint[]) and not exists (
      select from intake.carried_row c join intake.batch o on o.id = c.batch_id and o.status = 'applied' and o.id <> all ($2::bigint[])
      where c.earlier_record_id = r.id))
    or (r.nik is not null and exists (select from reference.list_kind k where k.id = b.list_kind_id and k.meaning = 'changes')
      and r.nik in (
        select n.nik from intake.record n where n.batch_id = $1 and n.verdict <> 'rejected' and n.nik is not null
          and not exists (select from intake.carried_row c where c.record_id = n.id))))
