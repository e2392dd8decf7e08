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
  batch_id       bigint not null references intake.batch (id),
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
create index record_batch on intake.record (batch_id);
