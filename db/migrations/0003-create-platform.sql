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

comment on column platform.job.id is 'Number in order of arrival; the queue is worked in this order';
comment on column platform.job.kind is 'folder.verb-noun, e.g. intake.check-batch';
comment on column platform.job.subject_id is 'What it is about: batch number, month end';
comment on column platform.job.state is 'waiting, running, done, failed or cancelled';
comment on column platform.job.attempts is 'Attempts that failed; three are the end';
comment on column platform.job.error_code is 'Code of the last failure';
comment on column platform.job.created_at is 'When it was queued, or asked for anew while it ran';
comment on column platform.job.started_at is 'When it was last started';
comment on column platform.job.finished_at is 'When it ended';
