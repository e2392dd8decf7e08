-- why: work that outlives a request. A job is done step by step; each step is one transaction, so a killed process resumes at the step it was in.
create schema platform;
create table platform.job (
  id          bigint generated always as identity primary key,
  kind        text not null,
  subject_id  text not null,
  state       text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempts    integer not null default 0,
  error_code  text,
  created_at  timestamptz not null default now(),
  started_at  timestamptz,
  finished_at timestamptz
);
comment on table platform.job is 'Queue of steps to do: check a batch, apply it, link it, measure, publish';
create unique index job_open on platform.job (kind, subject_id) where state in ('waiting', 'running');
