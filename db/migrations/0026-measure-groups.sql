-- why: the public asks how many girls, how many old men; a category alone does not say whom help must reach.
create table programmes.measured_group (
  measurement_id bigint not null references programmes.measurement (id),
  area_code      text collate "C" not null,
  age_group      text not null check (age_group in ('0-6', '7-17', '18-30', '31-59', '60+', 'unknown')),
  sex            text not null check (sex in ('F', 'M', 'unknown')),
  people         integer not null check (people > 0),
  primary key (measurement_id, area_code, age_group, sex)
);
comment on table programmes.measured_group is 'People of a category, or of any category, by age group and sex; sums up to the amount of the same measurement and area. Append-only; a group without a row is zero';
comment on column programmes.measured_group.measurement_id is 'The measurement: category:ID or register:in-need';
comment on column programmes.measured_group.area_code is 'Area, each level by itself; people of unknown village count in the district, of unknown district in the regency';
comment on column programmes.measured_group.age_group is 'Completed years on the measured day; unknown without a date of birth';
comment on column programmes.measured_group.sex is 'F or M; unknown when no list says it';
comment on column programmes.measured_group.people is 'Living people of the register';
