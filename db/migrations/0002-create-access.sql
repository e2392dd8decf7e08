-- why: who acts, and what was done. The audit is append-only and hash-chained, written in the transaction of the act.
-- account, session, credential and verification are kept by the better-auth library (decision 0007) under our names.
create schema access;
create table access.account (
  id           text primary key,
  user_name    text not null unique,
  display_name text not null,
  role         text not null check (role in ('operator', 'caseworker', 'reviewer', 'walidata', 'planner', 'leader', 'administrator')),
  agency_id    text not null,
  area_code    text,
  active       boolean not null default true,
  email        text unique,
  email_verified boolean not null default false,
  image        text,
  shown_user_name text,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
comment on table access.account is 'People who may sign in, each with one role, agency and (optional) area';
comment on column access.account.id is 'Random id; stands in the audit';
comment on column access.account.user_name is 'Name typed at sign-in, lower case';
comment on column access.account.display_name is 'Name shown on screens';
comment on column access.account.role is 'What the account may do (docs/reference/permissions.md)';
comment on column access.account.agency_id is 'Agency the account works for';
comment on column access.account.area_code is 'Area the account is restricted to; null = whole regency';
comment on column access.account.active is 'False = may not sign in any more; the audit keeps its name';
comment on column access.account.email is 'Required by the sign-in library; a made-up address under .invalid, never used';
comment on column access.account.email_verified is 'Kept by the sign-in library, not used';
comment on column access.account.image is 'Kept by the sign-in library, not used';
comment on column access.account.shown_user_name is 'Kept by the sign-in library: the user name as first typed';
comment on column access.account.created_at is 'When the account was made';
comment on column access.account.updated_at is 'When the account was last changed';

create table access.session (
  id         text primary key,
  token      text not null unique,
  account_id text not null references access.account (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table access.session is 'Open sessions; the cookie carries the signed token';
comment on column access.session.id is 'Random id';
comment on column access.session.token is 'Random token of the cookie';
comment on column access.session.account_id is 'Who is signed in';
comment on column access.session.expires_at is 'End of the session unless it is used before';
comment on column access.session.ip_address is 'Not kept: always null or empty';
comment on column access.session.user_agent is 'Not kept: always null or empty';
comment on column access.session.created_at is 'Time of the sign-in';
comment on column access.session.updated_at is 'Last time the session was prolonged';
create index session_account on access.session (account_id);

create table access.credential (
  id          text primary key,
  account_id  text not null references access.account (id) on delete cascade,
  provider_id text not null,
  provider_account_id text not null,
  password    text,
  access_token text,
  refresh_token text,
  id_token    text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope       text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table access.credential is 'How an account proves who it is: a password (scrypt), later the sign-on of an agency';
comment on column access.credential.id is 'Random id';
comment on column access.credential.account_id is 'Whose credential';
comment on column access.credential.provider_id is 'credential = password';
comment on column access.credential.provider_account_id is 'Id at the provider; the account''s own id for passwords';
comment on column access.credential.password is 'Salted scrypt hash';
comment on column access.credential.access_token is 'Of an agency sign-on; null for passwords';
comment on column access.credential.refresh_token is 'Of an agency sign-on; null for passwords';
comment on column access.credential.id_token is 'Of an agency sign-on; null for passwords';
comment on column access.credential.access_token_expires_at is 'Of an agency sign-on; null for passwords';
comment on column access.credential.refresh_token_expires_at is 'Of an agency sign-on; null for passwords';
comment on column access.credential.scope is 'Of an agency sign-on; null for passwords';
comment on column access.credential.created_at is 'When it was set';
comment on column access.credential.updated_at is 'When it was last changed';
create index credential_account on access.credential (account_id);

create table access.verification (
  id         text primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table access.verification is 'Short-lived tokens of the sign-in library';
comment on column access.verification.id is 'Random id';
comment on column access.verification.identifier is 'What is verified';
comment on column access.verification.value is 'Token';
comment on column access.verification.expires_at is 'End of its validity';
comment on column access.verification.created_at is 'When it was made';
comment on column access.verification.updated_at is 'When it was last changed';

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
comment on column access.audit_event.id is 'Numbered without gaps from 1';
comment on column access.audit_event.at is 'When it happened';
comment on column access.audit_event.actor_id is 'Account id, or system';
comment on column access.audit_event.action is 'folder.noun.past-verb, e.g. register.person.read';
comment on column access.audit_event.subject_kind is 'What it happened to: person, batch, pair, release ...';
comment on column access.audit_event.subject_id is 'Its id';
comment on column access.audit_event.purpose is 'Why the actor looked, in the actor''s words';
comment on column access.audit_event.details is 'Counts and codes, no personal data';
comment on column access.audit_event.previous_hash is 'hash of the entry before; 64 zeros for the first';
comment on column access.audit_event.hash is 'SHA-256 over previous_hash and this entry (welas verify-audit recomputes it)';
create index audit_event_subject on access.audit_event (subject_kind, subject_id);
