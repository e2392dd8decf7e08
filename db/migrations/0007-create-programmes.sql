-- why: a promise's numbers are computed, never typed; each run keeps the rule, its version and the two as-of times.
create schema programmes;
create table programmes.measurement (
  id            bigint generated always as identity primary key,
  measure_id    text not null,
  as_of         date not null,
  known_at      timestamptz not null,
  rule_version  text not null,
  definition    jsonb not null,
  computed_at   timestamptz not null default now()
);
comment on table programmes.measurement is 'One computation of one measure (programme:<id>, output:<id>:<per area>, category:<id>, register:people …) for one month end, with the exact definition it used. The newest of a measure and month counts; older ones stay';
create index measurement_measure on programmes.measurement (measure_id, as_of);

create table programmes.measured_value (
  measurement_id bigint not null references programmes.measurement (id),
  area_code      text collate "C" not null,
  entitled       integer,
  reached        integer,
  missed         integer,
  wrongly_reached integer,
  cannot_tell    integer,
  amount         numeric,
  primary key (measurement_id, area_code)
);
comment on table programmes.measured_value is 'Counts per area: entitled = reached + missed, wrongly reached, cannot tell (people or families), or an amount (units delivered, people in a category)';

create table programmes.document (
  sha256     text primary key,
  media_type text not null,
  kept_by    text not null,
  kept_at    timestamptz not null
);
comment on table programmes.document is 'Documents kept as evidence, content-addressed; the bytes live in the file store. Only what is listed here can be fetched through evidence, so a hash is no key to an agency''s list';
comment on column programmes.document.sha256 is 'Hash of the bytes; names the file in the file store';
comment on column programmes.document.media_type is 'What the bytes are, found by looking at them';
comment on column programmes.document.kept_by is 'Account that kept it first';
comment on column programmes.document.kept_at is 'When it was first kept';

create table programmes.evidence (
  id           bigint generated always as identity primary key,
  promise_id   text not null,
  indicator_id text,
  value        numeric,
  title        text not null,
  happened_on  date not null,
  sha256       text references programmes.document (sha256),
  source       text not null,
  entered_by   text not null,
  entered_at   timestamptz not null default now()
);
comment on table programmes.evidence is 'Documents that show a promise is kept, with the value they attest for an indicator that cannot be computed; lists (batches) are evidence by themselves';

comment on column programmes.measurement.id is 'Number of the measurement';
comment on column programmes.measurement.measure_id is 'What was measured: programme:ID, category:ID, output:ID, register:...';
comment on column programmes.measurement.as_of is 'Day the numbers speak of';
comment on column programmes.measurement.known_at is 'State of knowledge they use';
comment on column programmes.measurement.rule_version is 'Version of the rule';
comment on column programmes.measurement.definition is 'Rule, source, window and batches used';
comment on column programmes.measurement.computed_at is 'When it was computed';
comment on column programmes.measured_value.measurement_id is 'The measurement';
comment on column programmes.measured_value.area_code is 'Area, each level by itself';
comment on column programmes.measured_value.entitled is 'Whom the rule counts';
comment on column programmes.measured_value.reached is 'Entitled with a delivery in the window';
comment on column programmes.measured_value.missed is 'Entitled without a delivery';
comment on column programmes.measured_value.wrongly_reached is 'Delivery without being entitled';
comment on column programmes.measured_value.cannot_tell is 'A fact needed is unknown, or a miss or wrong delivery hangs on an open review pair';
comment on column programmes.measured_value.amount is 'Plain count or quantity';
comment on column programmes.evidence.id is 'Number of the evidence';
comment on column programmes.evidence.promise_id is 'Promise it supports';
comment on column programmes.evidence.indicator_id is 'Indicator it supports';
comment on column programmes.evidence.value is 'Value it shows, where there is one';
comment on column programmes.evidence.title is 'What it is';
comment on column programmes.evidence.happened_on is 'Day it happened';
comment on column programmes.evidence.sha256 is 'The document, where it was handed over';
comment on column programmes.evidence.source is 'Where it comes from';
comment on column programmes.evidence.entered_by is 'Account that entered it';
comment on column programmes.evidence.entered_at is 'When it was entered';
