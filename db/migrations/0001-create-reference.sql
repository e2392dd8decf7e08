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
