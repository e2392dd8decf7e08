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
  alike_id      bigint, -- of linkage.alike_decision
  recorded_from timestamptz not null default now(),
  recorded_to   timestamptz
);
comment on table linkage.decision is 'Identity decisions by rule (decided_by = model) or by a person; human ones are permanent constraints';
create index decision_record on linkage.decision (record_id);
create index decision_other on linkage.decision (other_record_id);
create index decision_batch on linkage.decision (batch_id);
create index decision_human on linkage.decision (record_id) where decided_by <> 'model';
create index decision_alike on linkage.decision (alike_id) where alike_id is not null;

create table linkage.review_pair (
  id              bigint generated always as identity primary key,
  record_id       bigint not null,
  other_record_id bigint not null,
  weight          real not null,
  probability     real not null,
  evidence        jsonb not null,
  reason          text not null check (reason in ('uncertain', 'two-nik', 'shared-nik', 'same-list', 'two-persons')),
  priority        real not null,
  people          smallint not null default 2,
  stakes          smallint not null default 0,
  value           real not null generated always as ((priority * people * (1 + stakes))::real) stored,
  pattern         text collate "C" not null,
  asked_twice     boolean not null generated always as (id * 40503 % 65536 < 3277) stored,
  round           smallint not null default 1 check (round between 1 and 3),
  status          text not null default 'open' check (status in ('open', 'same', 'different', 'withdrawn')),
  batch_id        bigint not null,
  decided_by      text,
  decided_at      timestamptz,
  note            text,
  alike_id        bigint,
  created_at      timestamptz not null default now()
);
comment on table linkage.review_pair is 'Pairs of records a person must decide, ordered by what the decision is worth';
create unique index review_pair_once on linkage.review_pair (record_id, other_record_id) where status <> 'withdrawn';
create index review_pair_open on linkage.review_pair (value desc, id) where status = 'open';
create index review_pair_pattern on linkage.review_pair (pattern);
create index review_pair_alike on linkage.review_pair (alike_id) where alike_id is not null;
create index review_pair_batch on linkage.review_pair (batch_id);

create table linkage.answer (
  id          bigint generated always as identity primary key,
  pair_id     bigint not null,
  round       smallint not null check (round between 1 and 3),
  account_id  text not null,
  outcome     text not null check (outcome in ('same', 'different')),
  note        text,
  answered_at timestamptz not null,
  unique (pair_id, round)
);
comment on table linkage.answer is 'What each person answered to a question, one by one; append-only. Two answers that differ go to a third person';

create table linkage.alike_decision (
  id           bigint generated always as identity primary key,
  pattern      text collate "C" not null,
  sample       bigint[] not null,
  sampled_by   text not null,
  sampled_at   timestamptz not null,
  outcome      text check (outcome in ('same', 'different')),
  reason       text,
  decided_by   text,
  decided_at   timestamptz,
  closed_joins bigint[] not null default '{}',
  undone_by    text,
  undone_at    timestamptz
);
comment on table linkage.alike_decision is 'Questions of one pattern decided at once after a random sample of them was answered one by one; undone as one';
create index alike_decision_pattern on linkage.alike_decision (pattern);

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
comment on column linkage.decision.alike_id is 'Decision about alike questions that made it; null = decided by itself';
comment on column linkage.decision.recorded_from is 'Since when it holds';
comment on column linkage.decision.recorded_to is 'Until when it held; null = in force';
comment on column linkage.review_pair.id is 'Number of the pair';
comment on column linkage.review_pair.record_id is 'Record of the newer list';
comment on column linkage.review_pair.other_record_id is 'Record it may belong to';
comment on column linkage.review_pair.weight is 'Sum of evidence in bits';
comment on column linkage.review_pair.probability is 'Probability that it is the same person';
comment on column linkage.review_pair.evidence is 'Per field: level of agreement and weight';
comment on column linkage.review_pair.reason is 'Why a person must decide';
comment on column linkage.review_pair.priority is 'How little we know, and what kind of mistake it would be';
comment on column linkage.review_pair.people is 'People it touches: both sides with their families; set when a batch is applied or undone';
comment on column linkage.review_pair.stakes is 'Help, categories, ranks and deaths that hang on it, without sensitive categories; set with people';
comment on column linkage.review_pair.value is 'What an answer is worth: priority x people x (1 + stakes); highest first';
comment on column linkage.review_pair.pattern is 'Reason, kinds of the two lists and sentences of the explanation: questions with one pattern read the same';
comment on column linkage.review_pair.asked_twice is 'One question in twenty, by its number, is asked of two people who do not see each other';
comment on column linkage.review_pair.round is 'Which answer is awaited: 1 first, 2 second, 3 of the one who settles it because two differ';
comment on column linkage.review_pair.status is 'open, same, different or withdrawn';
comment on column linkage.review_pair.batch_id is 'Batch whose linking made the pair';
comment on column linkage.review_pair.decided_by is 'Account that decided';
comment on column linkage.review_pair.decided_at is 'When it was decided';
comment on column linkage.review_pair.note is 'Reason given';
comment on column linkage.review_pair.alike_id is 'Decision about alike questions that answered it';
comment on column linkage.review_pair.created_at is 'When the question came up';
comment on column linkage.answer.id is 'Number of the answer';
comment on column linkage.answer.pair_id is 'The question';
comment on column linkage.answer.round is '1 first, 2 second, 3 settling';
comment on column linkage.answer.account_id is 'Who answered';
comment on column linkage.answer.outcome is 'same or different person';
comment on column linkage.answer.note is 'Reason given';
comment on column linkage.answer.answered_at is 'When';
comment on column linkage.alike_decision.id is 'Number of the decision';
comment on column linkage.alike_decision.pattern is 'Pattern of the questions';
comment on column linkage.alike_decision.sample is 'Questions drawn at random, to be answered one by one first';
comment on column linkage.alike_decision.sampled_by is 'Account that drew the sample';
comment on column linkage.alike_decision.sampled_at is 'When it was drawn';
comment on column linkage.alike_decision.outcome is 'Answer given to the rest; null = not yet';
comment on column linkage.alike_decision.reason is 'Why it holds for all of them';
comment on column linkage.alike_decision.decided_by is 'Account that decided';
comment on column linkage.alike_decision.decided_at is 'When it was decided';
comment on column linkage.alike_decision.closed_joins is 'Decisions that gave way, made again when this one is undone';
comment on column linkage.alike_decision.undone_by is 'Account that undid it';
comment on column linkage.alike_decision.undone_at is 'When it was undone; null = in force';
