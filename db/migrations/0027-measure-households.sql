-- why: five people of one house are one house; a count of people is told only when enough households stand behind it.
create table programmes.measured_household (
  measurement_id bigint not null references programmes.measurement (id),
  area_code      text collate "C" not null,
  what           text collate "C" not null,
  households     integer not null check (households > 0),
  primary key (measurement_id, area_code, what)
);
comment on table programmes.measured_household is 'Households behind a count of people, where they are fewer than the people. Append-only; a count without a row has as many as people';
comment on column programmes.measured_household.measurement_id is 'The measurement: programme:ID of a programme for people, category:ID or register:in-need';
comment on column programmes.measured_household.area_code is 'Area, each level by itself; a family that lives in two villages is a household in each';
comment on column programmes.measured_household.what is 'entitled, reached, missed, wronglyReached or cannotTell of a programme; of people in need all, a sex, an age group, or both as F 0-6';
comment on column programmes.measured_household.households is 'Families with at least one such person; who has no known family is one';
