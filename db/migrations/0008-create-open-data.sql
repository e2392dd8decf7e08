-- why: the only schema the public may read. It holds protected values only; no person columns exist here.
create schema open_data;
create table open_data.release (
  id             text primary key,
  as_of          date not null,
  published_at   timestamptz not null default now(),
  policy_version text not null,
  ledger         jsonb not null,
  current        boolean not null default true
);
comment on table open_data.release is 'A dated, immutable set of public tables; ledger = what was hidden and why, audit result, hashes';

create table open_data.dataset (
  release_id  text not null references open_data.release (id),
  id          text not null,
  title       jsonb not null,
  definition  jsonb not null,
  columns     jsonb not null,
  sha256      text not null,
  primary key (release_id, id)
);
comment on table open_data.dataset is 'Public tables of a release with title, definition, source and columns';

create table open_data.value (
  release_id text not null,
  dataset_id text not null,
  area_code  text collate "C" not null,
  measure    text not null,
  value      numeric,
  status     text not null check (status in ('A', 'C', 'Z', 'M')),
  foreign key (release_id, dataset_id) references open_data.dataset (release_id, id)
);
comment on table open_data.value is 'Protected values: A shown, C hidden (one symbol for every reason), Z true zero, M missing';
create index value_lookup on open_data.value (release_id, dataset_id, area_code);

create table open_data.promise (
  release_id text not null references open_data.release (id),
  id         text not null,
  content    jsonb not null,
  primary key (release_id, id)
);
comment on table open_data.promise is 'What the public sees of a promise: text, indicators, targets, computed status, evidence, source of the numbers';

comment on column open_data.release.id is 'Name of the release';
comment on column open_data.release.as_of is 'Day the numbers speak of';
comment on column open_data.release.published_at is 'When it was published';
comment on column open_data.release.policy_version is 'Version of the disclosure policy';
comment on column open_data.release.ledger is 'What was hidden and why, audit result, hashes';
comment on column open_data.release.current is 'True for the one shown first';
comment on column open_data.dataset.release_id is 'The release';
comment on column open_data.dataset.id is 'Name of the table';
comment on column open_data.dataset.title is 'Title in both languages';
comment on column open_data.dataset.definition is 'What the numbers mean and where they come from';
comment on column open_data.dataset.columns is 'Measures with unit and meaning';
comment on column open_data.dataset.sha256 is 'Hash of the published bytes';
comment on column open_data.value.release_id is 'The release';
comment on column open_data.value.dataset_id is 'The table';
comment on column open_data.value.area_code is 'Area';
comment on column open_data.value.measure is 'Measure (column)';
comment on column open_data.value.value is 'The number; null unless shown';
comment on column open_data.value.status is 'A shown, C hidden, Z true zero, M missing';
comment on column open_data.promise.release_id is 'The release';
comment on column open_data.promise.id is 'The promise';
comment on column open_data.promise.content is 'Text, indicators, targets, computed status, evidence';
