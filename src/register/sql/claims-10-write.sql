-- The claims that one claim specification of the list kind makes, for every placed record of the batch.
-- Parameters: $1 batch, $2 now, $3 kind, $4 constant what or null, $5 fact that names what or null,
-- $6 constant value or null, $7 fact with the value or null, $8 fact with the amount or null, $9 fact with the date or null.
-- A fact may hold one text or several; several make several claims. Rows without what, or without a value where the
-- value is a fact, make none. reads register.membership, intake.record, intake.batch; writes register.claim
insert into register.claim (person_id, kind, what, value, amount, valid_from, record_id, batch_id, recorded_from)
select m.person_id, $3, what.text, value.text,
  case when $8::text is not null then (r.facts ->> $8)::numeric end,
  coalesce(case when $9::text is not null then (r.facts ->> $9)::date end, b.period), r.id, r.batch_id, $2::timestamptz
from intake.batch b
join register.membership m on m.batch_id = b.id and m.recorded_to is null
join intake.record r on r.id = m.record_id
cross join lateral (
  select $4::text as text where $4 is not null
  union all
  select jsonb_array_elements_text(case jsonb_typeof(r.facts -> $5) when 'array' then r.facts -> $5 else jsonb_build_array(r.facts -> $5) end)
  where $4 is null and r.facts -> $5 is not null and r.facts -> $5 <> 'null'
) what
cross join lateral (
  select $6::text as text where $7::text is null
  union all
  select jsonb_array_elements_text(case jsonb_typeof(r.facts -> $7) when 'array' then r.facts -> $7 else jsonb_build_array(r.facts -> $7) end)
  where $7 is not null and r.facts -> $7 is not null and r.facts -> $7 <> 'null'
) value
where b.id = $1
