-- why: the parts of the city pack that SQL joins on. Replaced as a whole by `welas pack load`; never edited by hand.
create schema reference;
create table reference.area (
  code        text collate "C" primary key,
  name        text not null,
  level       text not null check (level in ('regency', 'district', 'village')),
  parent_code text collate "C" references reference.area (code),
  tile_column integer,
  tile_row    integer
);
comment on table reference.area is 'Regency, its districts (kecamatan) and villages (desa/kelurahan), with Kemendagri codes';
create index area_parent on reference.area (parent_code);

create table reference.agency (
  id           text primary key,
  name         text not null,
  short_name   text not null,
  valid_from   date not null,
  valid_to     date,
  successor_id text
);
comment on table reference.agency is 'Agencies (OPD) with validity and successor: lists keep their history when agencies merge';

create table reference.category (
  id        text primary key,
  number    integer not null,
  name_id   text not null,
  name_en   text not null,
  unit      text not null check (unit in ('person', 'family', 'group')),
  sensitive boolean not null
);
comment on table reference.category is 'The 26 categories of people with social-welfare problems (PPKS)';

comment on column reference.area.code is 'Kemendagri code, e.g. 35.09.05.2001';
comment on column reference.area.name is 'Name as published';
comment on column reference.area.level is 'regency, district (kecamatan) or village (desa/kelurahan)';
comment on column reference.area.parent_code is 'Area it lies in; null for the regency';
comment on column reference.area.tile_column is 'Column of its tile in the map of its parent';
comment on column reference.area.tile_row is 'Row of its tile in the map of its parent';
comment on column reference.agency.id is 'Short fixed id, e.g. dinsos';
comment on column reference.agency.name is 'Official name';
comment on column reference.agency.short_name is 'Name people use';
comment on column reference.agency.valid_from is 'First day of this agency';
comment on column reference.agency.valid_to is 'Last day; null = still there';
comment on column reference.agency.successor_id is 'Agency that took over its duties';
comment on column reference.category.id is 'pmks-01 to pmks-26';
comment on column reference.category.number is 'Its number in the list';
comment on column reference.category.name_id is 'Name in Bahasa Indonesia';
comment on column reference.category.name_en is 'Name in English';
comment on column reference.category.unit is 'Whom it describes: person, family or group';
comment on column reference.category.sensitive is 'True = seen by named roles only and published by district only';
