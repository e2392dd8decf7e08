-- why: the agency's file is evidence. Its bytes are kept by hash; every row keeps its raw cells beside what we read in them.
create schema intake;
create table intake.source_file (
  sha256      text primary key,
  bytes       bigint not null,
  media_type  text not null,
  received_at timestamptz not null default now()
);
comment on table intake.source_file is 'Original files, content-addressed; the bytes live in the file store';

create table intake.batch (
  id           bigint generated always as identity primary key,
  sha256       text not null references intake.source_file (sha256),
  file_name    text not null,
  agency_id    text not null,
  list_kind_id text not null,
  period       date not null,
  status       text not null check (status in ('received', 'read', 'checked', 'approved', 'applied', 'undone', 'refused')),
  layout       jsonb,
  counts       jsonb,
  refusal      jsonb,
  received_by  text not null,
  received_at  timestamptz not null default now(),
  checked_at   timestamptz,
  approved_by  text,
  approved_at  timestamptz,
  applied_at   timestamptz,
  linked_at    timestamptz,
  undone_by    text,
  undone_at    timestamptz
);
comment on table intake.batch is 'One list of one agency for one period, handed in as one file; applied and undone as one';
create unique index batch_once on intake.batch (sha256, agency_id, list_kind_id, period) where status not in ('undone', 'refused');

create table intake.column_choice (
  agency_id    text not null,
  list_kind_id text not null,
  header       text not null,
  field        text,
  chosen_by    text not null,
  chosen_at    timestamptz not null default now(),
  primary key (agency_id, list_kind_id, header)
);
comment on table intake.column_choice is 'Columns a person mapped by hand, remembered per agency and list kind; field null = leave this column out';

create table intake.record (
  id             bigint generated always as identity primary key,
  batch_id       bigint not null, -- no foreign key: checked row by row it takes a fifth of the copy; nobody may delete a batch
  sheet          text not null,
  row_number     integer not null,
  cells          jsonb not null,
  verdict        text not null check (verdict in ('accepted', 'warned', 'rejected')),
  findings       jsonb,
  nik            text collate "C",
  nik_status     text not null check (nik_status in ('valid', 'inconsistent', 'weak', 'temporary', 'placeholder', 'malformed', 'missing')),
  kk             text collate "C",
  name           text,
  birth_date     date,
  birth_precision text check (birth_precision in ('day', 'year', 'age')),
  birth_place    text,
  sex            text check (sex in ('M', 'F')),
  district_code  text collate "C",
  village_code   text collate "C",
  hamlet         text,
  rt             text,
  rw             text,
  address        text,
  mother_name    text,
  relation       text,
  facts          jsonb
);
comment on table intake.record is 'One row of an agency''s list: raw cells, what was read in them, and the verdict';
create index record_batch on intake.record (batch_id, id);

comment on column intake.source_file.sha256 is 'Hash of the bytes; names the file in the file store';
comment on column intake.source_file.bytes is 'Size in bytes';
comment on column intake.source_file.media_type is 'What the bytes are, found by looking at them';
comment on column intake.source_file.received_at is 'When these bytes first arrived';
comment on column intake.batch.id is 'Number people use for it';
comment on column intake.batch.sha256 is 'The file';
comment on column intake.batch.file_name is 'Name the agency gave the file';
comment on column intake.batch.agency_id is 'Agency whose list it is';
comment on column intake.batch.list_kind_id is 'Kind of list (pack, list-kinds.yaml)';
comment on column intake.batch.period is 'Day the list speaks of';
comment on column intake.batch.status is 'received, read, checked, approved, applied, undone or refused';
comment on column intake.batch.layout is 'What was found in the file: format, sheets, header rows, columns and their meaning';
comment on column intake.batch.counts is 'Rows by verdict and finding; preview = what applying would do';
comment on column intake.batch.refusal is 'Why the file as a whole was refused: code and values';
comment on column intake.batch.received_by is 'Account that handed it in';
comment on column intake.batch.received_at is 'When it was handed in';
comment on column intake.batch.checked_at is 'When its check ended';
comment on column intake.batch.approved_by is 'Account that approved it';
comment on column intake.batch.approved_at is 'When it was approved';
comment on column intake.batch.applied_at is 'When it entered the register';
comment on column intake.batch.linked_at is 'When its records were linked; from then on links are not computed again';
comment on column intake.batch.undone_by is 'Account that took it back';
comment on column intake.batch.undone_at is 'When it was taken back';
comment on column intake.column_choice.agency_id is 'Agency whose lists have this column';
comment on column intake.column_choice.list_kind_id is 'Kind of list';
comment on column intake.column_choice.header is 'Header as compared: without case, spaces and punctuation';
comment on column intake.column_choice.field is 'What the column means; null = leave it out';
comment on column intake.column_choice.chosen_by is 'Account that chose';
comment on column intake.column_choice.chosen_at is 'When it was chosen';
comment on column intake.record.id is 'Number of the record, in order of reading';
comment on column intake.record.batch_id is 'Batch it came with';
comment on column intake.record.sheet is 'Sheet of the workbook';
comment on column intake.record.row_number is 'Row of the sheet as the agency sees it';
comment on column intake.record.cells is 'Raw cells as they stand in the file';
comment on column intake.record.verdict is 'accepted, warned (used, but look) or rejected (not used)';
comment on column intake.record.findings is 'Codes and columns of what is wrong or doubtful';
comment on column intake.record.nik is '16 digits as read; null when there are none to use';
comment on column intake.record.nik_status is 'How far the NIK can be trusted';
comment on column intake.record.kk is 'Number of the family card as read';
comment on column intake.record.name is 'Name as written, tidied';
comment on column intake.record.birth_date is 'Date of birth; for age or year only, the middle of what it can be';
comment on column intake.record.birth_precision is 'day, year or age: how exactly the date is known';
comment on column intake.record.birth_place is 'Place of birth as written';
comment on column intake.record.sex is 'M or F';
comment on column intake.record.district_code is 'District found in the address';
comment on column intake.record.village_code is 'Village found in the address';
comment on column intake.record.hamlet is 'Hamlet as written';
comment on column intake.record.rt is 'Neighbourhood number (RT)';
comment on column intake.record.rw is 'Neighbourhood group number (RW)';
comment on column intake.record.address is 'Street or other address as written';
comment on column intake.record.mother_name is 'Name of the mother as written';
comment on column intake.record.relation is 'Relation to the head of the family as written';
comment on column intake.record.facts is 'Other fields of this kind of list: field -> value';
