-- why: a list of names that leaves as a file must be asked for, approved where the pack says so, end, and carry who has it.
create table programmes.export (
  id             bigint generated always as identity primary key,
  programme_id   text not null,
  area_code      text not null,
  purpose        text not null,
  people         integer not null check (people >= 0),
  needs_approval boolean not null,
  days_valid     integer not null check (days_valid > 0),
  agency_id      text not null,
  asked_by       text not null,
  asked_at       timestamptz not null
);
create index export_asked_by on programmes.export (asked_by, id);
comment on table programmes.export is 'A list of names that somebody asked to take as a file; append-only, the list itself is worked out when it is fetched and kept nowhere';
comment on column programmes.export.id is 'Stands on every row of the file';
comment on column programmes.export.programme_id is 'Programme of the pack whose missed are listed';
comment on column programmes.export.area_code is 'Regency, district or village asked for';
comment on column programmes.export.purpose is 'What the list is for';
comment on column programmes.export.people is 'How many it would have held when it was asked for';
comment on column programmes.export.needs_approval is 'True: nothing is handed out before another person approves';
comment on column programmes.export.days_valid is 'Days from the approval (or the asking) until it ends and copies must be destroyed';
comment on column programmes.export.agency_id is 'Agency of who asked';
comment on column programmes.export.asked_by is 'Account that asked; only it may fetch';
comment on column programmes.export.asked_at is 'When it was asked for';

create table programmes.export_step (
  id        bigint generated always as identity primary key,
  export_id bigint not null references programmes.export (id),
  kind      text not null check (kind in ('approved', 'refused', 'fetched', 'ended')),
  note      text not null,
  people    integer check ((kind = 'fetched') = (people is not null)),
  by        text not null,
  at        timestamptz not null
);
create index export_step_export on programmes.export_step (export_id, id);
create unique index export_step_decision on programmes.export_step (export_id) where kind in ('approved', 'refused');
create unique index export_step_end on programmes.export_step (export_id) where kind = 'ended';
comment on table programmes.export_step is 'What became of an export; append-only';
comment on column programmes.export_step.id is 'Order of steps';
comment on column programmes.export_step.export_id is 'The export';
comment on column programmes.export_step.kind is 'approved or refused by another person, fetched as a file, ended before its time by who asked or who approves';
comment on column programmes.export_step.note is 'Reason, in words; empty for fetched';
comment on column programmes.export_step.people is 'How many the file held';
comment on column programmes.export_step.by is 'Account';
comment on column programmes.export_step.at is 'When';
