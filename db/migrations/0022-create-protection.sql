-- why: UU 27/2022 gives people rights against the office, with clocks. What was asked, found, decided and told is kept as it
-- happened: every table here is written once, states follow from the entries.
create schema protection;
create table protection.request (
  id             bigint generated always as identity primary key,
  kind           text not null check (kind in ('see', 'correct', 'object', 'restrict', 'erase')),
  agency_id      text not null,
  applicant      text not null,
  identity_proof text not null,
  wish           text not null,
  term_hours     integer not null,
  term_source    text not null,
  received_at    timestamptz not null,
  received_by    text not null
);
comment on table protection.request is 'What a person asked of the office about the own data, as taken down at the desk; append-only';
comment on column protection.request.id is 'Number the applicant is given';
comment on column protection.request.kind is 'see, correct, object, restrict or erase';
comment on column protection.request.agency_id is 'Agency that must answer first; later ones by event';
comment on column protection.request.applicant is 'Who asks and how they are reached';
comment on column protection.request.identity_proof is 'How the desk made sure of the identity';
comment on column protection.request.wish is 'What is asked, in the words of the applicant';
comment on column protection.request.term_hours is 'Hours the office has, as the pack said on that day';
comment on column protection.request.term_source is 'Law or rule the term comes from';
comment on column protection.request.received_at is 'When the clock began';
comment on column protection.request.received_by is 'Account at the desk';

create table protection.request_event (
  id         bigint generated always as identity primary key,
  request_id bigint not null references protection.request (id),
  kind       text not null check (kind in ('named', 'passed', 'noted', 'answered', 'refused', 'withdrawn', 'near', 'past')),
  person_id  bigint,
  agency_id  text,
  note       text,
  proof      text,
  at         timestamptz not null,
  by         text not null,
  check ((kind = 'named') = (person_id is not null)),
  check ((kind = 'passed') = (agency_id is not null))
);
create index request_event_request on protection.request_event (request_id, id);
create unique index request_event_raised on protection.request_event (request_id, kind) where kind in ('near', 'past');
comment on table protection.request_event is 'What happened to a request, in order; its state follows from this; append-only';
comment on column protection.request_event.id is 'Order of events';
comment on column protection.request_event.request_id is 'The request';
comment on column protection.request_event.kind is 'named = the person was found; passed = to another agency; near, past = raised because of the term';
comment on column protection.request_event.person_id is 'Person the request is about (register.person), for named';
comment on column protection.request_event.agency_id is 'Agency it was passed to';
comment on column protection.request_event.note is 'What was done or answered, or why it was refused';
comment on column protection.request_event.proof is 'What shows that the answer reached the applicant';
comment on column protection.request_event.at is 'When';
comment on column protection.request_event.by is 'Account, or system';

create table register.mark (
  id            bigint generated always as identity primary key,
  person_id     bigint not null references register.person (id),
  kind          text not null check (kind in ('objection', 'restriction')),
  request_id    bigint not null references protection.request (id),
  recorded_from timestamptz not null,
  recorded_to   timestamptz
);
create index mark_person on register.mark (person_id) where recorded_to is null;
comment on table register.mark is 'Persons whose data may not be exported for now: they object, or asked to restrict the processing';
comment on column register.mark.id is 'Number of the mark';
comment on column register.mark.person_id is 'The person as known on that day';
comment on column register.mark.kind is 'objection or restriction';
comment on column register.mark.request_id is 'Request that made it';
comment on column register.mark.recorded_from is 'Since when it holds';
comment on column register.mark.recorded_to is 'Until when it held; null = it holds';

create table protection.own_code (
  id             bigint generated always as identity primary key,
  code_hash      text not null unique,
  person_id      bigint not null references register.person (id),
  categories     text[] not null,
  given_to       text not null check (given_to in ('self', 'guardian', 'proxy')),
  identity_proof text not null,
  made_by        text not null,
  made_at        timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  cancelled_at   timestamptz
);
create index own_code_person on protection.own_code (person_id) where used_at is null and cancelled_at is null;
comment on table protection.own_code is 'One-time codes handed out at a desk, with which a person sees the own entries';
comment on column protection.own_code.id is 'Number on the slip; stands in the audit';
comment on column protection.own_code.code_hash is 'SHA-256 of the code (70 random bits); the code itself is printed once and kept nowhere';
comment on column protection.own_code.person_id is 'Whose entries it opens';
comment on column protection.own_code.categories is 'Sensitive categories it shows; never more than its maker may see';
comment on column protection.own_code.given_to is 'self, guardian or proxy';
comment on column protection.own_code.identity_proof is 'How the desk made sure of the identity';
comment on column protection.own_code.made_by is 'Account that made it';
comment on column protection.own_code.made_at is 'When it was made';
comment on column protection.own_code.expires_at is 'End of its validity';
comment on column protection.own_code.used_at is 'When it was used; null = not yet';
comment on column protection.own_code.cancelled_at is 'When it was cancelled, e.g. because the slip was lost or a new one was made';

create table protection.incident (
  id         bigint generated always as identity primary key,
  found_at   timestamptz not null,
  entered_at timestamptz not null,
  entered_by text not null
);
comment on table protection.incident is 'Failures of protection (data seen, lost or changed by who may not); append-only';
comment on column protection.incident.id is 'Number of the incident';
comment on column protection.incident.found_at is 'When the office learned of it: the clock begins';
comment on column protection.incident.entered_at is 'When it was entered';
comment on column protection.incident.entered_by is 'Account that entered it';

create table protection.incident_revision (
  incident_id bigint not null references protection.incident (id),
  number      integer not null,
  content     jsonb not null,
  at          timestamptz not null,
  by          text not null,
  primary key (incident_id, number)
);
comment on table protection.incident_revision is 'What is known of an incident; each change is a new revision, the newest counts; append-only';
comment on column protection.incident_revision.incident_id is 'The incident';
comment on column protection.incident_revision.number is '1, 2, 3 …';
comment on column protection.incident_revision.content is 'What happened, data and numbers of people concerned, measures, who was told when and how, state';
comment on column protection.incident_revision.at is 'When it was written';
comment on column protection.incident_revision.by is 'Account that wrote it';

create table protection.assessment_revision (
  processing text not null,
  number     integer not null,
  content    jsonb not null,
  review_on  date not null,
  at         timestamptz not null,
  by         text not null,
  primary key (processing, number)
);
comment on table protection.assessment_revision is 'Assessments of the risk of a processing (DPIA, UU 27/2022 article 34); each is a new revision; append-only';
comment on column protection.assessment_revision.processing is 'List kind or sharing of the pack (protection.yaml)';
comment on column protection.assessment_revision.number is '1, 2, 3 …';
comment on column protection.assessment_revision.content is 'Risks, measures, what remains and the decision';
comment on column protection.assessment_revision.review_on is 'Day it must be looked at again';
comment on column protection.assessment_revision.at is 'When it was decided';
comment on column protection.assessment_revision.by is 'Account that decided';

create table protection.retention_decision (
  id         bigint generated always as identity primary key,
  batch_id   bigint not null references intake.batch (id),
  kind       text not null check (kind in ('keep', 'close', 'destroy-asked', 'destroyed')),
  reason     text not null,
  keep_until date,
  at         timestamptz not null,
  by         text not null,
  check ((kind = 'keep') = (keep_until is not null))
);
create index retention_decision_batch on protection.retention_decision (batch_id, id);
create unique index retention_decision_destroyed on protection.retention_decision (batch_id) where kind = 'destroyed';
comment on table protection.retention_decision is 'What was decided about a list that is older than its retention; append-only';
comment on column protection.retention_decision.id is 'Order of decisions';
comment on column protection.retention_decision.batch_id is 'The list as it was handed in';
comment on column protection.retention_decision.kind is 'keep until a day; close = out of the register; destroy-asked and destroyed = the original file, by two people';
comment on column protection.retention_decision.reason is 'Why';
comment on column protection.retention_decision.keep_until is 'Day of the next review, for keep';
comment on column protection.retention_decision.at is 'When';
comment on column protection.retention_decision.by is 'Account that decided';

create table protection.consent_event (
  id         bigint generated always as identity primary key,
  person_id  bigint not null references register.person (id),
  processing text not null,
  kind       text not null check (kind in ('given', 'withdrawn')),
  on_day     date not null,
  proof      text not null,
  at         timestamptz not null,
  by         text not null
);
create index consent_event_person on protection.consent_event (person_id, processing, id);
comment on table protection.consent_event is 'Consent to a processing that rests on it, given or withdrawn; the newest counts; append-only';
comment on column protection.consent_event.id is 'Order of events';
comment on column protection.consent_event.person_id is 'Who consents, or for whom a guardian does';
comment on column protection.consent_event.processing is 'Processing of the pack whose basis is consent';
comment on column protection.consent_event.kind is 'given or withdrawn';
comment on column protection.consent_event.on_day is 'Day the person said so';
comment on column protection.consent_event.proof is 'What shows it: form, letter, who was there';
comment on column protection.consent_event.at is 'When it was entered; a withdrawal counts from here';
comment on column protection.consent_event.by is 'Account that entered it';
