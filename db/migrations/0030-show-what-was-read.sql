-- why: people correct what was understood by pointing at it, so what was understood of the rows is kept as the check saw it.
create table intake.picture_row (
  batch_id     bigint not null references intake.batch (id),
  sheet_number integer not null,
  sheet        text not null,
  row_number   integer not null,
  kind         text not null,
  hidden       boolean not null,
  cells        jsonb not null,
  primary key (batch_id, sheet_number, row_number)
);
comment on table intake.picture_row is 'Rows of the sheets of a list as the check saw them: the first ones, and those around places where their kind changes';
comment on column intake.picture_row.batch_id is 'Batch it came with';
comment on column intake.picture_row.sheet_number is 'Which sheet of the file, from 0';
comment on column intake.picture_row.sheet is 'Name of the sheet';
comment on column intake.picture_row.row_number is 'Row of the sheet as the agency sees it';
comment on column intake.picture_row.kind is 'What the row was taken for: data, header, title, total, …';
comment on column intake.picture_row.hidden is 'The spreadsheet program does not show the row';
comment on column intake.picture_row.cells is 'Raw cells, cut to what a picture shows';

-- A row of the picture is nobody's record yet: it has no village and no category. So the cells of rows that may speak of people are for the
-- agency that handed the list in, with every area and every group but case; others see what kinds of rows there are, and the headers.
alter table intake.picture_row enable row level security;
create policy staff on intake.picture_row for select to welas_staff, welas_lens using (
  batch_id in (select b.id from intake.batch b));
create view intake.picture_row_shown as
select p.batch_id, p.sheet_number, p.sheet, p.row_number, p.kind, p.hidden,
  case when p.kind in ('title', 'header', 'repeated-header', 'number-row')
      or (select access.has_fields('identity', 'contact', 'welfare')) and (select access.setting('everywhere')) is not null
        and p.batch_id in (select b.id from intake.batch b where b.agency_id = (select access.setting('lists_of')))
    then p.cells end as cells
from intake.picture_row p;
comment on view intake.picture_row_shown is 'Rows of the pictures of lists, as the reader may see them';
comment on column intake.picture_row_shown.batch_id is 'Batch it came with';
comment on column intake.picture_row_shown.sheet_number is 'Which sheet of the file, from 0';
comment on column intake.picture_row_shown.sheet is 'Name of the sheet';
comment on column intake.picture_row_shown.row_number is 'Row of the sheet as the agency sees it';
comment on column intake.picture_row_shown.kind is 'What the row was taken for';
comment on column intake.picture_row_shown.hidden is 'The spreadsheet program does not show the row';
comment on column intake.picture_row_shown.cells is 'Raw cells; null where the reader may not see the row as it was written';
grant create on schema intake to welas_lens;
alter view intake.picture_row_shown owner to welas_lens;
revoke create on schema intake from welas_lens;
grant select on intake.picture_row to welas_lens;
grant select on intake.picture_row_shown to welas_staff;

create table intake.layout_choice (
  agency_id    text not null,
  list_kind_id text not null,
  fingerprint  text not null,
  header_rows  integer not null check (header_rows between 1 and 5),
  columns      jsonb not null default '{}',
  chosen_by    text not null,
  chosen_at    timestamptz not null,
  primary key (agency_id, list_kind_id, fingerprint)
);
comment on table intake.layout_choice is 'What a person pointed at on the picture of a sheet, remembered for every later sheet with the same header texts';
comment on column intake.layout_choice.agency_id is 'Agency whose lists have this layout';
comment on column intake.layout_choice.list_kind_id is 'Kind of list';
comment on column intake.layout_choice.fingerprint is 'Hash of the texts of the header rows: rows that somebody pointed at by mistake are not kept in words';
comment on column intake.layout_choice.header_rows is 'How many rows the header has';
comment on column intake.layout_choice.columns is 'Column from 0 -> field or null (leave it out), for columns that have no name of their own';
comment on column intake.layout_choice.chosen_by is 'Account that chose';
comment on column intake.layout_choice.chosen_at is 'When it was chosen';

-- Rows with something to repair come first, and are few: a page of them is found without reading the accepted ones. So is a page of rows
-- with one finding, which is why the view says whether there is any: its findings may be masked.
create index record_trouble on intake.record (batch_id, verdict, id) where verdict <> 'accepted';
create index record_found on intake.record (batch_id, id) where findings is not null;
create or replace view intake.record_shown as
select r.id, r.batch_id, r.sheet, r.row_number, r.verdict, r.nik_status, r.name, r.sex, r.district_code, r.village_code, r.relation,
  r.facts ->> 'vitalStatus' as vital_status, r.facts ->> 'eventDate' as event_date,
  case when (select access.has_fields('identity')) then r.nik else register.mask_number(r.nik) end as nik,
  case when (select access.has_fields('identity')) then r.kk else register.mask_number(r.kk) end as kk,
  (select f.id from register.family f where f.kk = r.kk) as family_id,
  case when (select access.has_fields('identity')) then r.birth_date else date_trunc('year', r.birth_date)::date end as birth_date,
  case when (select access.has_fields('identity')) or r.birth_precision <> 'day' then r.birth_precision else 'year' end as birth_precision,
  case when (select access.has_fields('identity')) or r.mother_name is null then r.mother_name else '•••' end as mother_name,
  case when (select access.has_fields('contact')) or r.hamlet is null then r.hamlet else '•••' end as hamlet,
  case when (select access.has_fields('contact')) or r.rt is null then r.rt else '•••' end as rt,
  case when (select access.has_fields('contact')) or r.rw is null then r.rw else '•••' end as rw,
  case when (select access.has_fields('contact')) or r.address is null then r.address else '•••' end as address,
  -- The row as it was written has everything in it: for the desk that hands lists in, with every group they may hold.
  case when (select access.has_fields('identity', 'contact', 'welfare')) and r.batch_id in (select b.id from intake.batch b where (select access.setting('lists_of')) in (b.agency_id, '*'))
    then r.cells else (select coalesce(jsonb_agg(case when cell = '' then '' else '•••' end), '[]') from jsonb_array_elements_text(r.cells) cell) end as cells,
  case when (select access.has_fields('identity', 'contact', 'welfare')) and r.batch_id in (select b.id from intake.batch b where (select access.setting('lists_of')) in (b.agency_id, '*'))
    then r.findings end as findings,
  r.findings is not null as has_findings
from intake.record r;
comment on column intake.record_shown.has_findings is 'The check found something, be it only tidied';

-- What has arrived of files that are sent in parts. Bytes count once they are synced and counted here.
create table intake.upload (
  id           text primary key,
  account_id   text not null,
  agency_id    text not null,
  list_kind_id text not null,
  period       date not null,
  file_name    text not null,
  bytes        bigint not null check (bytes > 0),
  start_sha256 text not null,
  received     bigint not null default 0 check (received between 0 and bytes),
  started_at   timestamptz not null,
  touched_at   timestamptz not null
);
comment on table intake.upload is 'Files that are being sent in parts and are not whole yet; gone a day after the last part';
comment on column intake.upload.id is 'Number of the upload; names its draft in the file store';
comment on column intake.upload.account_id is 'Whose it is; nobody else sees it';
comment on column intake.upload.agency_id is 'Agency whose list it will be';
comment on column intake.upload.list_kind_id is 'Kind of list';
comment on column intake.upload.period is 'Day the list speaks of';
comment on column intake.upload.file_name is 'Name of the file';
comment on column intake.upload.bytes is 'Size of the whole file';
comment on column intake.upload.start_sha256 is 'Hash of its first bytes: to know the file again when its owner chooses it once more';
comment on column intake.upload.received is 'Bytes that have arrived, from the first on';
comment on column intake.upload.started_at is 'When it began';
comment on column intake.upload.touched_at is 'When the last part came';
create index upload_account on intake.upload (account_id);
alter table intake.upload enable row level security;
