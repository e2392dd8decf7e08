-- why: "who looked at this person" must also find looks through lists: a search, an export, a question to review.
create table access.audit_person (
  event_id  bigint not null references access.audit_event (id),
  person_id bigint not null,
  primary key (event_id, person_id)
);
comment on table access.audit_person is 'Persons whose data an audited act showed or exported, besides its own subject; append-only, counted and hashed in the details of the act';
comment on column access.audit_person.event_id is 'The act';
comment on column access.audit_person.person_id is 'The person as known on that day (register.person)';
create index audit_person_person on access.audit_person (person_id);
create index audit_event_actor on access.audit_event (actor_id, at);

create table access.audit_anchor (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  entries  bigint not null,
  hash     text not null,
  faults   integer not null
);
comment on table access.audit_anchor is 'Results of recomputing the whole audit chain, to be noted outside (file, print); append-only';
comment on column access.audit_anchor.id is 'Order of checking';
comment on column access.audit_anchor.at is 'When it was recomputed';
comment on column access.audit_anchor.entries is 'Entries the chain had';
comment on column access.audit_anchor.hash is 'Hash of the last entry';
comment on column access.audit_anchor.faults is 'Entries found changed, removed or moved; 0 = whole';
create index person_merged_into on register.person (merged_into) where merged_into is not null;
