-- why: who acts, and what was done. The audit is append-only and hash-chained, written in the transaction of the act.
create schema access;
create table access.account (
  id          text primary key,
  user_name   text not null unique,
  display_name text not null,
  role        text not null check (role in ('operator', 'caseworker', 'walidata', 'planner', 'leader', 'administrator')),
  agency_id   text not null,
  area_code   text,
  active      boolean not null default true,
  created_at  timestamptz not null default now()
);
comment on table access.account is 'People who may sign in, each with one role, agency and (optional) area';

create table access.audit_event (
  id            bigint primary key,
  at            timestamptz not null,
  actor_id      text not null,
  action        text not null,
  subject_kind  text,
  subject_id    text,
  purpose       text,
  details       jsonb not null default '{}',
  previous_hash text not null,
  hash          text not null
);
comment on table access.audit_event is 'Append-only, hash-chained trace of reads of people, changes, decisions, exports and sign-ins. No personal data inside';
create index audit_event_subject on access.audit_event (subject_kind, subject_id);
