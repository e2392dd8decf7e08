-- why: the plan of a term of office as data: every entry keeps all its revisions, so nothing is lost and any day can be seen again.
create schema planning;
create table planning.entry_revision (
  id          bigint generated always as identity primary key,
  term_id     text not null,
  kind        text not null,
  entry_id    text not null,
  revision    integer not null check (revision > 0),
  content     jsonb,
  reason      text not null default '',
  agency_id   text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (term_id, kind, entry_id, revision)
);
create index entry_revision_newest on planning.entry_revision (term_id, kind, entry_id, revision desc);
comment on table planning.entry_revision is 'Every revision of every entry of a plan (factors, strategies, actions, commitments …); append-only, the newest counts. Two writers of one revision cannot both win';
comment on column planning.entry_revision.id is 'Order of recording';
comment on column planning.entry_revision.term_id is 'Term of office the plan belongs to (term.yaml)';
comment on column planning.entry_revision.kind is 'What it is, e.g. factor, strategy, action, commitment';
comment on column planning.entry_revision.entry_id is 'Stable id of the entry within its term and kind';
comment on column planning.entry_revision.revision is '1, 2, 3 …; a writer names the revision it saw';
comment on column planning.entry_revision.content is 'The entry by the contract of its kind (src/planning); null = withdrawn';
comment on column planning.entry_revision.reason is 'Why it was changed, in the words of who changed it';
comment on column planning.entry_revision.agency_id is 'Agency of who recorded it';
comment on column planning.entry_revision.recorded_by is 'Account that recorded it';
comment on column planning.entry_revision.recorded_at is 'When it was recorded';

alter table access.account drop constraint account_role_check;
alter table access.account add constraint account_role_check check (role in
  ('operator', 'caseworker', 'reviewer', 'walidata', 'planner', 'assessor', 'head', 'leader', 'administrator'));
