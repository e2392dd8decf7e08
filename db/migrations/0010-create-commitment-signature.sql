-- why: signatures have legal weight: they are never revised, so they stand beside the revisions of the plan and not among them.
create table planning.commitment_signature (
  id            bigint generated always as identity primary key,
  term_id       text not null,
  commitment_id text not null,
  account_id    text not null references access.account (id),
  agency_id     text not null,
  office        text not null,
  term_from     date not null,
  term_to       date not null,
  line_ids      text[] not null,
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  method        text not null check (method in ('password', 'sample')),
  signed_at     timestamptz not null,
  unique (term_id, commitment_id, account_id)
);
comment on table planning.commitment_signature is 'Who signed which text of a joint commitment, for which office; append-only, one per commitment and signatory';
comment on column planning.commitment_signature.id is 'Order of signing';
comment on column planning.commitment_signature.term_id is 'Term of office of the plan (term.yaml)';
comment on column planning.commitment_signature.commitment_id is 'The commitment (planning.entry_revision, kind commitment)';
comment on column planning.commitment_signature.account_id is 'Account that signed; never shown in public';
comment on column planning.commitment_signature.agency_id is 'Agency the signatory heads';
comment on column planning.commitment_signature.office is 'Office the signatory signed for';
comment on column planning.commitment_signature.term_from is 'First day of the signatory in that office';
comment on column planning.commitment_signature.term_to is 'Last day of the signatory in that office';
comment on column planning.commitment_signature.line_ids is 'Lines signed: those of the own agency; of the leader, all';
comment on column planning.commitment_signature.sha256 is 'SHA-256 of the text that was signed (src/planning/commitments/rules/canonical-text.ts)';
comment on column planning.commitment_signature.method is 'How the signatory confirmed: password = own password typed again; sample = made for the demo, by nobody';
comment on column planning.commitment_signature.signed_at is 'When it was signed';

create table open_data.commitment (
  id         text primary key,
  content    jsonb not null,
  updated_at timestamptz not null
);
comment on table open_data.commitment is 'What the public sees of an opened joint commitment: facts only, refreshed with every signature, report and evidence; states are worked out when read, because they change with the day';
comment on column open_data.commitment.id is 'Id of the commitment within the plan';
comment on column open_data.commitment.content is 'Text, lines, reports, titles of evidence, signatures by office; no person';
comment on column open_data.commitment.updated_at is 'When it was last refreshed';
