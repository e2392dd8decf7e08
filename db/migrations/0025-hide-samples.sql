-- why: sample values of a list were shown to who may see some of its rows only, by area or by category.
create or replace view intake.batch_shown as
select b.id, b.sha256, b.file_name, b.agency_id, b.list_kind_id, b.period, b.status, b.counts, b.refusal, b.received_by, b.received_at,
  b.checked_at, b.approved_by, b.approved_at, b.applied_at, b.undone_by, b.undone_at,
  case when (select access.has_fields('identity', 'contact', 'welfare'))
      and (select access.setting('lists_of')) = b.agency_id and (select access.setting('everywhere')) is not null
    then b.layout
    else jsonb_set(b.layout, '{sheets}', (select coalesce(jsonb_agg(sheet || '{"samples": []}'), '[]') from jsonb_array_elements(b.layout -> 'sheets') sheet)) end as layout
from intake.batch b;
comment on column intake.batch_shown.layout is 'What the columns mean; the sample values only for the agency that handed it in, with every area and every group but case';
