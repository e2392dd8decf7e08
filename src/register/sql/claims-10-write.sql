-- The claims that one claim specification of the list kind makes, one per placed record of the batch.
-- Parameters: $1 batch, $2 now, $3 kind, $4 constant what or null, $5 fact that names what or null,
-- $6 constant value or null, $7 fact with the value or null, $8 fact with the amount or null, $9 fact with the date or null.
-- Rows without what make none, nor do rows without a value where the value is a fact.
-- The batch is named on both sides of the join: without it the planner reads every list ever handed in.
-- reads register.membership, intake.record, intake.batch; writes register.claim
insert into register.claim (person_id, kind, what, value, amount, valid_from, record_id, batch_id, recorded_from)
select m.person_id, $3, coalesce($4, r.facts ->> $5), coalesce($6, r.facts ->> $7), (r.facts ->> $8)::numeric,
  coalesce((r.facts ->> $9)::date, b.period), r.id, r.batch_id, $2::timestamptz
from intake.batch b
join register.membership m on m.batch_id = b.id and m.recorded_to is null
join intake.record r on r.id = m.record_id and r.batch_id = b.id
where b.id = $1
  and ($4::text is not null or r.facts ->> $5 is not null)
  and ($7::text is null or $6::text is not null or r.facts ->> $7 is not null)
