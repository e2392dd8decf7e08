-- why: facts with two times. Valid time = when it was so; recorded time = when we knew it.
-- "What did we know on T" is everywhere: recorded_from <= T and (recorded_to is null or recorded_to > T).
create schema register;
create table register.person (
  id         bigint generated always as identity primary key,
  merged_into bigint references register.person (id),
  created_at timestamptz not null default now()
);
comment on table register.person is 'Stable ids of persons; never reused, never derived from content. merged_into = alias';

create table register.family (
  id         bigint generated always as identity primary key,
  kk         text collate "C" not null unique,
  created_at timestamptz not null default now()
);
comment on table register.family is 'A family card (KK) as an episode of living together, not an identity';

create table register.membership (
  id            bigint generated always as identity,
  record_id     bigint not null,
  person_id     bigint not null,
  batch_id      bigint not null,
  decision_id   bigint,
  recorded_from timestamptz not null,
  recorded_to   timestamptz
);
comment on table register.membership is 'Which record speaks of which person, and since when we think so; id = order of writing, the first row of a record names its home person';
create unique index membership_record on register.membership (record_id) where recorded_to is null;
create index membership_person on register.membership (person_id);
create index membership_batch on register.membership (batch_id);

create table register.person_state (
  person_id     bigint not null,
  nik           text collate "C",
  family_id     bigint,
  relation      text,
  name          text,
  birth_date    date,
  birth_precision text,
  sex           text,
  district_code text collate "C",
  village_code  text collate "C",
  hamlet        text,
  rt            text,
  rw            text,
  address       text,
  mother_name   text,
  vital_status  text not null default 'alive' check (vital_status in ('alive', 'dead', 'moved-out', 'unknown')),
  records       integer not null,
  sources       jsonb not null,
  recorded_from timestamptz not null,
  recorded_to   timestamptz
);
comment on table register.person_state is 'Best value per field (agency precedence, then freshness; blank never wins), one row per period of knowledge';
comment on column register.person_state.sources is 'Field -> id of the record that gave the value; key * = every field not named';
comment on column register.person_state.records is 'How many records spoke of the person when this row was written';
create unique index person_state_current on register.person_state (person_id) where recorded_to is null;
create index person_state_village on register.person_state (village_code) where recorded_to is null;
create index person_state_family on register.person_state (family_id) where recorded_to is null;
create index person_state_nik on register.person_state (nik) where recorded_to is null;

create table register.claim (
  id            bigint generated always as identity primary key,
  person_id     bigint,
  village_code  text collate "C",
  kind          text not null check (kind in ('category', 'assistance', 'rank', 'vital', 'attribute', 'output')),
  what          text not null,
  value         text,
  amount        numeric,
  valid_from    date not null,
  valid_to      date,
  record_id     bigint not null,
  batch_id      bigint not null,
  recorded_from timestamptz not null,
  recorded_to   timestamptz
);
comment on table register.claim is 'What a source says of a person (category, assistance, rank, vital event, attribute) or of an area (output), insert-only';
create index claim_person on register.claim (person_id);
create index claim_what on register.claim (kind, what) where recorded_to is null;
create index claim_batch on register.claim (batch_id);
