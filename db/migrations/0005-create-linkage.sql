-- why: which records are the same person is a decision with a reason; decisions are never overwritten, only closed.
create schema linkage;
create table linkage.decision (
  id            bigint generated always as identity primary key,
  record_id     bigint not null,
  other_record_id bigint not null,
  outcome       text not null check (outcome in ('same', 'different')),
  decided_by    text not null,
  weight        real,
  evidence      jsonb,
  model_version text,
  reason        text,
  batch_id      bigint,
  recorded_from timestamptz not null default now(),
  recorded_to   timestamptz
);
comment on table linkage.decision is 'Identity decisions by rule (decided_by = model) or by a person; human ones are permanent constraints';
create index decision_record on linkage.decision (record_id);
create index decision_other on linkage.decision (other_record_id);
create index decision_batch on linkage.decision (batch_id);

create table linkage.review_pair (
  id              bigint generated always as identity primary key,
  record_id       bigint not null,
  other_record_id bigint not null,
  weight          real not null,
  probability     real not null,
  evidence        jsonb not null,
  reason          text not null check (reason in ('uncertain', 'two-nik', 'shared-nik', 'same-list', 'two-persons')),
  priority        real not null,
  status          text not null default 'open' check (status in ('open', 'same', 'different', 'withdrawn')),
  batch_id        bigint not null,
  decided_by      text,
  decided_at      timestamptz,
  note            text,
  created_at      timestamptz not null default now()
);
comment on table linkage.review_pair is 'Pairs of records a person must decide, ordered by what the decision is worth';
create unique index review_pair_once on linkage.review_pair (record_id, other_record_id) where status <> 'withdrawn';
create index review_pair_open on linkage.review_pair (priority desc) where status = 'open';
create index review_pair_batch on linkage.review_pair (batch_id);
