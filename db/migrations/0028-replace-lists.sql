-- why: a list handed in again must not double what it said before. Rows that say the same stay where they are, with their
-- person, decisions and claims; only what differs enters and leaves (docs/decisions/0025).
alter table reference.list_kind
  add column meaning text not null default 'full' check (meaning in ('full', 'additions', 'changes'));
comment on column reference.list_kind.meaning is 'full: who is absent has left the list; additions: absence says nothing; changes: who stands in it again stands as the new row says';

alter table intake.batch
  add column corrects bigint,
  add column replaced_by bigint,
  add column is_part boolean not null default false,
  add column planned_at timestamptz;
comment on column intake.batch.corrects is 'Batch that this one puts right: a returned workbook handed in again';
comment on column intake.batch.replaced_by is 'Applied batch of the same list and period that took the place of this one';
comment on column intake.batch.is_part is 'The file is a part of a full list: it adds to what stands for the period';
comment on column intake.batch.planned_at is 'When its rows were compared with those that stand for the same list and period';

create table intake.carried_row (
  record_id         bigint primary key,
  batch_id          bigint not null,
  earlier_record_id bigint not null
);
comment on table intake.carried_row is 'Rows that say the same as a row that stands already for the list and period: the earlier row goes on standing for both';
comment on column intake.carried_row.record_id is 'The row that says it again; it never gets a person of its own';
comment on column intake.carried_row.batch_id is 'Batch of the row';
comment on column intake.carried_row.earlier_record_id is 'The row that stands';
create index carried_row_batch on intake.carried_row (batch_id);
create index carried_row_earlier on intake.carried_row (earlier_record_id);

create table intake.leaving_row (
  batch_id  bigint not null,
  record_id bigint not null,
  primary key (batch_id, record_id)
);
comment on table intake.leaving_row is 'Rows that no longer stand once a batch is applied; they come back when it is undone';
comment on column intake.leaving_row.batch_id is 'The batch that takes their place';
comment on column intake.leaving_row.record_id is 'The row that leaves';
create index leaving_row_record on intake.leaving_row (record_id);

-- Bound like the rows they speak of; nobody but the program reads them.
alter table intake.carried_row enable row level security;
alter table intake.leaving_row enable row level security;

create function intake.row_says(r intake.record) returns text language sql stable
  as $$ select md5(row(r.nik, r.nik_status, r.kk, r.name, r.birth_date, r.birth_precision, r.birth_place, r.sex, r.district_code, r.village_code,
    r.hamlet, r.rt, r.rw, r.address, r.mother_name, r.relation, r.facts)::text) $$;
comment on function intake.row_says is 'What a row means, without where it stood and how it was written';

create or replace view intake.batch_shown as
select b.id, b.sha256, b.file_name, b.agency_id, b.list_kind_id, b.period, b.status, b.counts, b.refusal, b.received_by, b.received_at,
  b.checked_at, b.approved_by, b.approved_at, b.applied_at, b.undone_by, b.undone_at,
  case when (select access.has_fields('identity', 'contact', 'welfare'))
      and (select access.setting('lists_of')) = b.agency_id and (select access.setting('everywhere')) is not null
    then b.layout
    else jsonb_set(b.layout, '{sheets}', (select coalesce(jsonb_agg(sheet || '{"samples": []}'), '[]') from jsonb_array_elements(b.layout -> 'sheets') sheet)) end as layout,
  b.corrects, b.replaced_by, b.is_part
from intake.batch b;
comment on column intake.batch_shown.corrects is 'Batch that this one puts right';
comment on column intake.batch_shown.replaced_by is 'Batch that took its place';
comment on column intake.batch_shown.is_part is 'A part of a full list';
