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

create table programmes.evidence (
  id           bigint generated always as identity primary key,
  promise_id   text not null,
  indicator_id text,
  value        numeric,
  title        text not null,
  happened_on  date not null,
  sha256       text,
  source       text not null,
  entered_by   text not null,
  entered_at   timestamptz not null default now()
);
comment on table programmes.evidence is 'Documents that show a promise is kept, with the value they attest for an indicator that cannot be computed; lists (batches) are evidence by themselves';
