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
create index membership_record_before on register.membership (record_id) where recorded_to is not null;
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
create index person_state_family on register.person_state (family_id) where recorded_to is null;

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

comment on column register.person.id is 'Stable number of the person';
comment on column register.person.merged_into is 'The person this one turned out to be';
comment on column register.person.created_at is 'When the person first appeared';
comment on column register.family.id is 'Stable number of the family';
comment on column register.family.kk is '16 digits of the family card';
comment on column register.family.created_at is 'When the card first appeared';
comment on column register.membership.id is 'Number of the membership';
comment on column register.membership.record_id is 'Record of a list';
comment on column register.membership.person_id is 'Person it speaks of';
comment on column register.membership.batch_id is 'Batch of the record';
comment on column register.membership.decision_id is 'Decision that joined it; null for the first record of a person';
comment on column register.membership.recorded_from is 'Since when we think so';
comment on column register.membership.recorded_to is 'Until when we thought so; null = now';
comment on column register.person_state.person_id is 'The person';
comment on column register.person_state.nik is 'Best NIK';
comment on column register.person_state.family_id is 'Family by the best family card';
comment on column register.person_state.relation is 'Relation to the head of the family';
comment on column register.person_state.name is 'Best name';
comment on column register.person_state.birth_date is 'Best date of birth';
comment on column register.person_state.birth_precision is 'How exactly it is known';
comment on column register.person_state.sex is 'M or F';
comment on column register.person_state.district_code is 'District of residence';
comment on column register.person_state.village_code is 'Village of residence';
comment on column register.person_state.hamlet is 'Hamlet';
comment on column register.person_state.rt is 'Neighbourhood number (RT)';
comment on column register.person_state.rw is 'Neighbourhood group number (RW)';
comment on column register.person_state.address is 'Address';
comment on column register.person_state.mother_name is 'Name of the mother';
comment on column register.person_state.vital_status is 'alive, dead, moved-out or unknown';
comment on column register.person_state.recorded_from is 'Since when we know it so';
comment on column register.person_state.recorded_to is 'Until when we knew it so; null = now';
comment on column register.claim.id is 'Number of the claim';
comment on column register.claim.person_id is 'Person it is about; null for areas';
comment on column register.claim.village_code is 'Village it is about, for outputs';
comment on column register.claim.kind is 'category, assistance, rank, vital, attribute or output';
comment on column register.claim.what is 'Which category, programme, attribute or output';
comment on column register.claim.value is 'Value, where there is one';
comment on column register.claim.amount is 'Money or quantity';
comment on column register.claim.valid_from is 'First day it is so';
comment on column register.claim.valid_to is 'Last day it is so; null = open';
comment on column register.claim.record_id is 'Record that says it';
comment on column register.claim.batch_id is 'Batch of the record';
comment on column register.claim.recorded_from is 'Since when we know it';
comment on column register.claim.recorded_to is 'Until when we held it true; null = now';
