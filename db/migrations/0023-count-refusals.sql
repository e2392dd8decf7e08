-- why: who tries what is not for them shows by the number of refusals. A row in the chain for each would let anybody fill it.
create table access.refusal (
  account_id text not null,
  day        date not null,
  route      text not null,
  count      integer not null check (count > 0),
  last_at    timestamptz not null,
  primary key (account_id, day, route)
);
comment on table access.refusal is 'How often an account asked for what it may not see or what does not exist: both look the same, also here. Counted by day and route, never removed';
comment on column access.refusal.account_id is 'Who asked';
comment on column access.refusal.day is 'Day of the office''s calendar';
comment on column access.refusal.route is 'Method and path of the route table; never what stood in the address';
comment on column access.refusal.count is 'How often on that day';
comment on column access.refusal.last_at is 'The last time';
create index refusal_day on access.refusal (day);
