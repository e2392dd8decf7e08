-- why: accounts of real officials: invited by name, with an end, a second factor, sessions that can be seen and ended,
-- waits after failures that outlive a restart, and what an account may see of a person.
alter table access.account drop constraint account_role_check;
alter table access.account add constraint account_role_check check (role in
  ('operator', 'caseworker', 'reviewer', 'walidata', 'planner', 'assessor', 'head', 'leader', 'inspector', 'administrator'));
alter table access.account
  add column categories text[] not null default '{}',
  add column field_groups text[] not null default '{}'
    check (field_groups <@ array['identity', 'contact', 'welfare', 'case']),
  add column valid_from date,
  add column valid_to date,
  add column directory_name text,
  add column last_signed_in_at timestamptz;
create unique index account_directory_name on access.account (agency_id, lower(directory_name));
comment on column access.account.categories is 'Sensitive categories the account may see; every other sensitive one is closed to it';
comment on column access.account.field_groups is 'What it may see of a person besides name, age and area: identity, contact, welfare, case';
comment on column access.account.valid_from is 'First day the account may act; null = at once';
comment on column access.account.valid_to is 'Last day the account may act; null = no end';
comment on column access.account.directory_name is 'User name or e-mail in the directory of its agency, when it may sign in there';
comment on column access.account.last_signed_in_at is 'Time of the last sign-in; null = never';

-- What each role saw until now.
update access.account set categories = array(select id from reference.category where sensitive order by id)
  where role = 'caseworker';
update access.account set field_groups = case role
  when 'caseworker' then array['identity', 'contact', 'welfare', 'case']
  when 'operator' then array['identity', 'contact', 'welfare']
  when 'walidata' then array['identity', 'contact', 'welfare']
  when 'reviewer' then array['identity', 'contact']
  else array[]::text[] end;

alter table access.session
  add column stage text not null default 'open' check (stage in ('open', 'code', 'enrol'));
comment on column access.session.stage is 'open = signed in; code = the one-time code is still asked for; enrol = a second factor must be set up first';
comment on column access.session.updated_at is 'Last time the session was used, to the minute';
comment on column access.session.expires_at is 'End of the session, however much it is used';

create table access.second_factor (
  account_id   text primary key references access.account (id) on delete cascade,
  secret       text not null,
  last_step    bigint not null default 0,
  created_at   timestamptz not null,
  confirmed_at timestamptz
);
comment on table access.second_factor is 'The key an authenticator app shares with an account (TOTP, RFC 6238)';
comment on column access.second_factor.account_id is 'Whose key';
comment on column access.second_factor.secret is 'The key, encrypted (AES-256-GCM) with a key made from SESSION_SECRET';
comment on column access.second_factor.last_step is 'Time step of the newest code that was taken: none up to it is taken again';
comment on column access.second_factor.created_at is 'When the key was made';
comment on column access.second_factor.confirmed_at is 'When a first code proved that the app has the key; null = it does not count yet';

create table access.recovery_code (
  account_id text not null references access.account (id) on delete cascade,
  code_hash  text not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);
comment on table access.recovery_code is 'Codes that stand in for the authenticator app, each used once';
comment on column access.recovery_code.account_id is 'Whose code';
comment on column access.recovery_code.code_hash is 'Keyed hash (HMAC-SHA-256) of the code; the code itself is shown once and kept nowhere';
comment on column access.recovery_code.used_at is 'When it was used; null = not yet';

create table access.invitation (
  id         bigint generated always as identity primary key,
  account_id text not null references access.account (id) on delete cascade,
  kind       text not null check (kind in ('welcome', 'password', 'second-factor')),
  code_hash  text not null unique,
  made_by    text not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index invitation_account on access.invitation (account_id);
comment on table access.invitation is 'One-time codes an administrator hands over: to set a first password, a new one, or a new second factor';
comment on column access.invitation.id is 'Number in order of making; stands in the audit';
comment on column access.invitation.account_id is 'For which account';
comment on column access.invitation.kind is 'welcome = first password; password = a lost one; second-factor = a lost authenticator app';
comment on column access.invitation.code_hash is 'Keyed hash (HMAC-SHA-256) of the code; the code itself is shown once and kept nowhere';
comment on column access.invitation.made_by is 'Account that made it, or system';
comment on column access.invitation.made_at is 'When it was made';
comment on column access.invitation.expires_at is 'End of its validity';
comment on column access.invitation.used_at is 'When it was used or replaced; null = open';

create table access.attempt (
  key_hash      text primary key,
  failures      integer not null,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  waits_until   timestamptz
);
comment on table access.attempt is 'Failed sign-ins, counted over all processes; rows older than a day are removed';
comment on column access.attempt.key_hash is 'Keyed hash (HMAC-SHA-256) of the user name or the address: people type passwords into the wrong field';
comment on column access.attempt.failures is 'Failures in a row';
comment on column access.attempt.first_at is 'Time of the first of them';
comment on column access.attempt.last_at is 'Time of the last of them';
comment on column access.attempt.waits_until is 'Until then nothing is tried; null = no wait';
