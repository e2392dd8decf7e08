-- why: which records are the same person is a decision with a reason; decisions are never overwritten, only closed.
create schema linkage;
create table linkage.evidence (
  id      bigint generated always as identity primary key,
  digest  text not null unique,
  content jsonb not null
);
comment on table linkage.evidence is 'Patterns of evidence, each kept once: millions of decisions share some ten thousand';
comment on column linkage.evidence.id is 'Number of the pattern';
comment on column linkage.evidence.digest is 'MD5 of the content as written, to find it again';
comment on column linkage.evidence.content is 'Per field: level of agreement and weight';

create table linkage.decision (
  id            bigint generated always as identity primary key,
  record_id     bigint not null,
  other_record_id bigint not null,
  outcome       text not null check (outcome in ('same', 'different')),
  decided_by    text not null,
  weight        real,
  evidence_id   bigint, -- of linkage.evidence, whose rows are never deleted; no foreign key, as in intake.record
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
create index decision_human on linkage.decision (record_id) where decided_by <> 'model';

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

comment on column linkage.decision.id is 'Number of the decision';
comment on column linkage.decision.record_id is 'The record the decision was made for';
comment on column linkage.decision.other_record_id is 'The record it was compared with';
comment on column linkage.decision.outcome is 'same or different person';
comment on column linkage.decision.decided_by is 'model, or the account of the person who decided';
comment on column linkage.decision.weight is 'Sum of evidence in bits; null for people';
comment on column linkage.decision.evidence_id is 'Why: the pattern of evidence';
comment on column linkage.decision.model_version is 'Version of the weights; null for people';
comment on column linkage.decision.reason is 'Note of the person who decided';
comment on column linkage.decision.batch_id is 'Batch whose linking made it; null for people';
comment on column linkage.decision.recorded_from is 'Since when it holds';
comment on column linkage.decision.recorded_to is 'Until when it held; null = in force';
comment on column linkage.review_pair.id is 'Number of the pair';
comment on column linkage.review_pair.record_id is 'Record of the newer list';
comment on column linkage.review_pair.other_record_id is 'Record it may belong to';
comment on column linkage.review_pair.weight is 'Sum of evidence in bits';
comment on column linkage.review_pair.probability is 'Probability that it is the same person';
comment on column linkage.review_pair.evidence is 'Per field: level of agreement and weight';
comment on column linkage.review_pair.reason is 'Why a person must decide';
comment on column linkage.review_pair.priority is 'What a decision is worth; highest first';
comment on column linkage.review_pair.status is 'open, same, different or withdrawn';
comment on column linkage.review_pair.batch_id is 'Batch whose linking made the pair';
comment on column linkage.review_pair.decided_by is 'Account that decided';
comment on column linkage.review_pair.decided_at is 'When it was decided';
comment on column linkage.review_pair.note is 'Reason given';
comment on column linkage.review_pair.created_at is 'When the question came up';
