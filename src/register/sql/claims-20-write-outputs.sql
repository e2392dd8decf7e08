-- Things delivered to an area. $1 batch, $2 now, $3 constant what or null, $4 fact that names what or null.
-- reads intake.record, intake.batch; writes register.claim
insert into register.claim (village_code, kind, what, amount, valid_from, record_id, batch_id, recorded_from)
select coalesce(r.village_code, r.district_code), 'output', coalesce($3, r.facts ->> $4), coalesce((r.facts ->> 'outputCount')::numeric, 0),
  coalesce((r.facts ->> 'deliveredOn')::date, (r.facts ->> 'eventDate')::date, b.period), r.id, r.batch_id, $2::timestamptz
from intake.batch b join intake.record r on r.batch_id = b.id
where b.id = $1 and r.verdict <> 'rejected' and not exists (select from intake.carried_row c where c.record_id = r.id) and coalesce($3, r.facts ->> $4) is not null
