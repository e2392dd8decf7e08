-- why: a mistake in a query must not show a person to somebody who may not see them. What staff read of people is asked as
-- role welas_staff; the policies below keep rows back, and the views mask columns (docs/decisions/0018).
do $$ begin
  if not exists (select from pg_roles where rolname = 'welas_staff') then create role welas_staff nologin; end if;
  if not exists (select from pg_roles where rolname = 'welas_lens') then create role welas_lens nologin; end if;
end $$;
grant welas_staff, welas_lens to current_user;

create table reference.list_kind (
  id         text primary key,
  categories text[] not null
);
comment on table reference.list_kind is 'Kinds of lists of the pack, those of earlier packs too: their rows are still there';
comment on column reference.list_kind.id is 'Id of the list kind in the pack';
comment on column reference.list_kind.categories is 'Categories that every row of such a list says of its person; the list is closed to who may not see one of them';

-- The rights of the transaction. One that never called access.enter has none: every condition on them is then null.
create function access.setting(name text) returns text language sql stable
  as $$ select nullif(current_setting('welas.' || name, true), '') $$;

create function access.enter(reads_people boolean, lists_of text, area text, categories text[], field_groups text[])
returns void language plpgsql as $$
declare
  open text[] := array(select c.id from reference.category c where not c.sensitive or c.id = any (enter.categories) or '*' = any (enter.categories));
begin
  perform set_config('welas.people', case when reads_people then 'yes' else '' end, true),
    set_config('welas.everywhere', case when area is null then 'yes' else '' end, true),
    -- Areas below 35.09 are those from '35.09' up to, not including, '35.09/'. '-' stands for an unknown place.
    set_config('welas.area_from', coalesce(area, '-'), true),
    set_config('welas.area_to', coalesce(area || '/', '~'), true),
    set_config('welas.lists_of', coalesce(lists_of, ''), true),
    set_config('welas.open_categories', open::text, true),
    set_config('welas.open_lists', array(select k.id from reference.list_kind k where k.categories <@ open)::text, true),
    set_config('welas.field_groups', field_groups::text, true);
end $$;
comment on function access.enter is 'Sets, until the end of the transaction, what the reader may see. ''*'' = all categories, all lists';

-- These two look past the policies, which would otherwise ask each other in a circle. Both are false for what does not exist.
create function register.is_here(asked bigint) returns boolean language sql stable security definer set search_path = pg_catalog
  as $$ select access.setting('people') is not null and exists (
    select from register.person_state s
    where s.person_id = asked and s.recorded_to is null
      and coalesce(s.village_code, s.district_code, '-') >= access.setting('area_from')
      and coalesce(s.village_code, s.district_code, '-') < access.setting('area_to')) $$;
comment on function register.is_here is 'The person lives in the reader''s area';

create function register.speaks_of_here(asked bigint) returns boolean language sql stable security definer set search_path = pg_catalog
  as $$ select coalesce((select register.is_here(m.person_id) from register.membership m where m.record_id = asked and m.recorded_to is null), false) $$;
comment on function register.speaks_of_here is 'The row speaks of a person who lives in the reader''s area';

create function register.living_person(asked bigint) returns bigint language sql stable security definer set search_path = pg_catalog
  as $$ with recursive alias as (
      select id, merged_into, 0 as depth from register.person where id = asked
      union all
      select p.id, p.merged_into, depth + 1 from alias join register.person p on p.id = alias.merged_into where depth < 50
    ) select id from alias where merged_into is null $$;
comment on function register.living_person is 'Follows aliases of merged persons to the one that stands for all';

-- A question carries what its policy asks of its two rows: a hundred thousand of them are counted at once.
alter table linkage.review_pair
  add column place text collate "C", add column other_place text collate "C",
  add column list_kinds text[], add column categories text[], add column other_categories text[];
comment on column linkage.review_pair.place is 'Where the first row lies: village, else district; - = unknown';
comment on column linkage.review_pair.other_place is 'Where the second row lies';
comment on column linkage.review_pair.list_kinds is 'Kinds of the lists of both rows';
comment on column linkage.review_pair.categories is 'Categories that the first row names in a column; null = none';
comment on column linkage.review_pair.other_categories is 'Categories that the second row names in a column';

create function intake.named_categories(facts jsonb) returns text[] language sql immutable
  as $$ select case jsonb_typeof(facts -> 'category')
    when 'array' then array(select jsonb_array_elements_text(facts -> 'category')) when 'string' then array[facts ->> 'category'] end $$;

create function linkage.note_sides() returns trigger language plpgsql as $$
begin
  select coalesce(a.village_code, a.district_code, '-'), coalesce(b.village_code, b.district_code, '-'),
    array[x.list_kind_id, y.list_kind_id], intake.named_categories(a.facts), intake.named_categories(b.facts)
  into new.place, new.other_place, new.list_kinds, new.categories, new.other_categories
  from intake.record a join intake.batch x on x.id = a.batch_id, intake.record b join intake.batch y on y.id = b.batch_id
  where a.id = new.record_id and b.id = new.other_record_id;
  return new;
end $$;
update linkage.review_pair p
set place = coalesce(a.village_code, a.district_code, '-'), other_place = coalesce(b.village_code, b.district_code, '-'),
  list_kinds = array[x.list_kind_id, y.list_kind_id],
  categories = intake.named_categories(a.facts), other_categories = intake.named_categories(b.facts)
from intake.record a join intake.batch x on x.id = a.batch_id, intake.record b join intake.batch y on y.id = b.batch_id
where a.id = p.record_id and b.id = p.other_record_id;
-- A restored backup brings the columns along.
create trigger review_pair_sides before insert on linkage.review_pair
  for each row when (new.list_kinds is null) execute function linkage.note_sides();

-- A setting is parsed inside its (select …), once per statement; the second cast only tells 'any' that it is an array.
-- Rows. Each policy leans on that of the table before it: a batch, its rows, who they speak of, what they say.
-- '(select true from … limit 1)' and not 'exists': the planner would read a whole table once to answer many times.
alter table intake.batch enable row level security;
alter table intake.record enable row level security;
alter table register.person enable row level security;
alter table register.family enable row level security;
alter table register.membership enable row level security;
alter table register.person_state enable row level security;
alter table register.claim enable row level security;
alter table linkage.evidence enable row level security;
alter table linkage.decision enable row level security;
alter table linkage.review_pair enable row level security;
alter table linkage.answer enable row level security;
alter table linkage.alike_decision enable row level security;

create policy staff on intake.batch for select to welas_staff, welas_lens using (
  (select access.setting('lists_of')) in (agency_id, '*')
  or ((select access.setting('people')) is not null and applied_at is not null
    and list_kind_id = any ((select access.setting('open_lists')::text[])::text[])));

-- A row is closed when its list is, or when every category it names is.
create policy staff on intake.record for select to welas_staff, welas_lens using (
  (batch_id in (select b.id from intake.batch b where b.agency_id = (select access.setting('lists_of')))
    and (coalesce(village_code, district_code) is null
      or (coalesce(village_code, district_code) >= (select access.setting('area_from')) and coalesce(village_code, district_code) < (select access.setting('area_to')))))
  or (batch_id in (select b.id from intake.batch b where b.list_kind_id = any ((select access.setting('open_lists')::text[])::text[]))
    and (facts -> 'category' is null or facts -> 'category' ?| (select access.setting('open_categories')::text[])::text[])
    and ((coalesce(village_code, district_code, '-') >= (select access.setting('area_from'))
        and coalesce(village_code, district_code, '-') < (select access.setting('area_to'))
        and ((select access.setting('lists_of')) = '*' or ((select access.setting('people')) is not null and verdict <> 'rejected')))
      or ((select access.setting('people')) is not null and register.speaks_of_here(id)))));

create policy staff on register.membership for select to welas_staff, welas_lens using (
  (select access.setting('people')) is not null
  and ((select access.setting('everywhere')) is not null or register.is_here(person_id))
  and (select true from intake.record r where r.id = record_id limit 1));

-- Somebody of whom only closed rows speak is not there at all.
create policy staff on register.person_state for select to welas_staff, welas_lens using (
  (select access.setting('people')) is not null
  and coalesce(village_code, district_code, '-') >= (select access.setting('area_from'))
  and coalesce(village_code, district_code, '-') < (select access.setting('area_to'))
  and (select true from register.membership m where m.person_id = person_state.person_id and m.recorded_to is null limit 1));

create policy staff on register.person for select to welas_staff, welas_lens using (
  (select true from register.person_state s where s.person_id = register.living_person(person.id) and s.recorded_to is null limit 1));

create policy staff on register.family for select to welas_staff, welas_lens using (
  (select true from register.person_state s where s.family_id = family.id and s.recorded_to is null limit 1));

create policy staff on register.claim for select to welas_staff, welas_lens using (
  (select access.setting('people')) is not null
  and case when person_id is null
    then coalesce(village_code, '-') >= (select access.setting('area_from')) and coalesce(village_code, '-') < (select access.setting('area_to'))
    else ((select access.setting('everywhere')) is not null or register.is_here(person_id))
      and (kind = 'vital' or 'welfare' = any ((select access.setting('field_groups')::text[])::text[]))
      and (kind <> 'category' or what = any ((select access.setting('open_categories')::text[])::text[])) end
  and (select true from intake.record r where r.id = record_id limit 1));

create policy staff on linkage.evidence for select to welas_staff using ((select access.setting('people')) is not null);

create policy staff on linkage.decision for select to welas_staff using (
  (select access.setting('people')) is not null
  and (select true from intake.record r where r.id = record_id limit 1) and (select true from intake.record r where r.id = other_record_id limit 1));

-- A case, of which the planner guesses that half come through: from its parts it would guess none, and sort what the index has in order.
create policy staff on linkage.review_pair for select to welas_staff using (
  case when (select access.setting('people')) is not null
    and ((select access.setting('everywhere')) is not null
      or (place >= (select access.setting('area_from')) and place < (select access.setting('area_to'))
        and other_place >= (select access.setting('area_from')) and other_place < (select access.setting('area_to'))))
    and (categories is null or categories && (select access.setting('open_categories')::text[])::text[])
    and (other_categories is null or other_categories && (select access.setting('open_categories')::text[])::text[])
    then list_kinds <@ (select access.setting('open_lists')::text[])::text[] end);

create policy staff on linkage.answer for select to welas_staff using (
  (select true from linkage.review_pair p where p.id = pair_id limit 1));

create policy staff on linkage.alike_decision for select to welas_staff using (
  (select true from linkage.review_pair p where p.pattern = alike_decision.pattern limit 1));

-- Columns. Staff have no right to the plain ones; the views show them to who has the field group, and else a mask.
create function access.has_fields(variadic wanted text[]) returns boolean language sql stable
  as $$ select coalesce(wanted <@ access.setting('field_groups')::text[], false) $$;

create function register.mask_number(number text) returns text language sql immutable
  as $$ select case when length(number) < 16 then repeat('•', length(number)) else left(number, 6) || '••••••••' || right(number, 2) end $$;
comment on function register.mask_number is 'A NIK or KK as lists show it: enough to tell two apart, not enough to use';

-- They keep no rows back (the policies below them do), so they need no security barrier and the planner sees through.
create view register.person_shown as
select s.person_id, s.family_id, s.relation, s.name, s.sex, s.district_code, s.village_code, s.vital_status, s.sources,
  case when (select access.has_fields('identity')) then s.nik else register.mask_number(s.nik) end as nik,
  (select case when access.has_fields('identity') then f.kk else register.mask_number(f.kk) end from register.family f where f.id = s.family_id) as kk,
  case when (select access.has_fields('identity')) then s.birth_date else date_trunc('year', s.birth_date)::date end as birth_date,
  case when (select access.has_fields('identity')) or s.birth_precision <> 'day' then s.birth_precision else 'year' end as birth_precision,
  case when (select access.has_fields('identity')) or s.mother_name is null then s.mother_name else '•••' end as mother_name,
  case when (select access.has_fields('contact')) or s.hamlet is null then s.hamlet else '•••' end as hamlet,
  case when (select access.has_fields('contact')) or s.rt is null then s.rt else '•••' end as rt,
  case when (select access.has_fields('contact')) or s.rw is null then s.rw else '•••' end as rw,
  case when (select access.has_fields('contact')) or s.address is null then s.address else '•••' end as address
from register.person_state s where s.recorded_to is null;
comment on view register.person_shown is 'People as they are now, as the reader may see them';
comment on column register.person_shown.person_id is 'Id of the person';
comment on column register.person_shown.family_id is 'Family of the person';
comment on column register.person_shown.relation is 'Relation to the head of the family';
comment on column register.person_shown.name is 'Best name';
comment on column register.person_shown.sex is 'M or F';
comment on column register.person_shown.district_code is 'District';
comment on column register.person_shown.village_code is 'Village';
comment on column register.person_shown.vital_status is 'alive, dead, moved-out or unknown';
comment on column register.person_shown.sources is 'Field to record; * = every field not named';
comment on column register.person_shown.nik is 'Masked without the field group identity';
comment on column register.person_shown.kk is 'Masked without identity';
comment on column register.person_shown.birth_date is 'First day of the year without identity';
comment on column register.person_shown.birth_precision is 'year where the day is not shown';
comment on column register.person_shown.mother_name is 'Masked without identity';
comment on column register.person_shown.hamlet is 'Masked without contact';
comment on column register.person_shown.rt is 'Masked without contact';
comment on column register.person_shown.rw is 'Masked without contact';
comment on column register.person_shown.address is 'Masked without contact';

create view intake.record_shown as
select r.id, r.batch_id, r.sheet, r.row_number, r.verdict, r.nik_status, r.name, r.sex, r.district_code, r.village_code, r.relation,
  r.facts ->> 'vitalStatus' as vital_status, r.facts ->> 'eventDate' as event_date,
  case when (select access.has_fields('identity')) then r.nik else register.mask_number(r.nik) end as nik,
  case when (select access.has_fields('identity')) then r.kk else register.mask_number(r.kk) end as kk,
  (select f.id from register.family f where f.kk = r.kk) as family_id,
  case when (select access.has_fields('identity')) then r.birth_date else date_trunc('year', r.birth_date)::date end as birth_date,
  case when (select access.has_fields('identity')) or r.birth_precision <> 'day' then r.birth_precision else 'year' end as birth_precision,
  case when (select access.has_fields('identity')) or r.mother_name is null then r.mother_name else '•••' end as mother_name,
  case when (select access.has_fields('contact')) or r.hamlet is null then r.hamlet else '•••' end as hamlet,
  case when (select access.has_fields('contact')) or r.rt is null then r.rt else '•••' end as rt,
  case when (select access.has_fields('contact')) or r.rw is null then r.rw else '•••' end as rw,
  case when (select access.has_fields('contact')) or r.address is null then r.address else '•••' end as address,
  -- The row as it was written has everything in it: for the desk that hands lists in, with every group they may hold.
  case when (select access.has_fields('identity', 'contact', 'welfare')) and r.batch_id in (select b.id from intake.batch b where (select access.setting('lists_of')) in (b.agency_id, '*'))
    then r.cells else (select coalesce(jsonb_agg(case when cell = '' then '' else '•••' end), '[]') from jsonb_array_elements_text(r.cells) cell) end as cells,
  case when (select access.has_fields('identity', 'contact', 'welfare')) and r.batch_id in (select b.id from intake.batch b where (select access.setting('lists_of')) in (b.agency_id, '*'))
    then r.findings end as findings
from intake.record r;
comment on view intake.record_shown is 'Rows of lists, as the reader may see them';
comment on column intake.record_shown.id is 'Id of the record';
comment on column intake.record_shown.batch_id is 'Batch of the record';
comment on column intake.record_shown.sheet is 'Sheet of the file';
comment on column intake.record_shown.row_number is 'Row in the sheet';
comment on column intake.record_shown.verdict is 'accepted, warned or rejected';
comment on column intake.record_shown.nik_status is 'What the check found of the NIK';
comment on column intake.record_shown.name is 'Name';
comment on column intake.record_shown.sex is 'M or F';
comment on column intake.record_shown.district_code is 'District';
comment on column intake.record_shown.village_code is 'Village';
comment on column intake.record_shown.relation is 'Relation to the head of the family';
comment on column intake.record_shown.vital_status is 'What the row says of life and death';
comment on column intake.record_shown.event_date is 'Day of a death or move';
comment on column intake.record_shown.nik is 'Masked without the field group identity';
comment on column intake.record_shown.kk is 'Masked without identity';
comment on column intake.record_shown.family_id is 'Family of the card the row names, where the reader sees one of its members';
comment on column intake.record_shown.birth_date is 'First day of the year without identity';
comment on column intake.record_shown.birth_precision is 'year where the day is not shown';
comment on column intake.record_shown.mother_name is 'Masked without identity';
comment on column intake.record_shown.hamlet is 'Masked without contact';
comment on column intake.record_shown.rt is 'Masked without contact';
comment on column intake.record_shown.rw is 'Masked without contact';
comment on column intake.record_shown.address is 'Masked without contact';
comment on column intake.record_shown.cells is 'The raw row, for who hands the list in or approves it and has every field group but case; else masked';
comment on column intake.record_shown.findings is 'What the check found, for the same readers';

create view intake.batch_shown as
select b.id, b.sha256, b.file_name, b.agency_id, b.list_kind_id, b.period, b.status, b.counts, b.refusal, b.received_by, b.received_at,
  b.checked_at, b.approved_by, b.approved_at, b.applied_at, b.undone_by, b.undone_at,
  case when (select access.has_fields('identity', 'contact', 'welfare'))
      and ((select access.setting('lists_of')) = b.agency_id
        or ((select access.setting('lists_of')) = '*' and b.list_kind_id = any ((select access.setting('open_lists')::text[])::text[])))
    then b.layout
    else jsonb_set(b.layout, '{sheets}', (select coalesce(jsonb_agg(sheet || '{"samples": []}'), '[]') from jsonb_array_elements(b.layout -> 'sheets') sheet)) end as layout
from intake.batch b;
comment on view intake.batch_shown is 'Batches, as the reader may see them';
comment on column intake.batch_shown.id is 'Id of the batch';
comment on column intake.batch_shown.sha256 is 'Hash of the file';
comment on column intake.batch_shown.file_name is 'Name of the file';
comment on column intake.batch_shown.agency_id is 'Agency that handed it in';
comment on column intake.batch_shown.list_kind_id is 'Kind of the list';
comment on column intake.batch_shown.period is 'Date the list speaks about';
comment on column intake.batch_shown.status is 'State of the batch';
comment on column intake.batch_shown.counts is 'Counts of the check and of what followed';
comment on column intake.batch_shown.refusal is 'Why it was refused';
comment on column intake.batch_shown.received_by is 'Account that handed it in';
comment on column intake.batch_shown.received_at is 'When';
comment on column intake.batch_shown.checked_at is 'When it was checked';
comment on column intake.batch_shown.approved_by is 'Account that approved it';
comment on column intake.batch_shown.approved_at is 'When it was approved';
comment on column intake.batch_shown.applied_at is 'When it came into the register';
comment on column intake.batch_shown.undone_by is 'Account that took it out again';
comment on column intake.batch_shown.undone_at is 'When it was taken out';
comment on column intake.batch_shown.layout is 'What the columns mean; the sample values only for who may see such rows with every group but case';

-- The views answer with the rights of a role that the policies bind, not with those of the owner of the tables.
grant usage on schema reference, access, intake, register to welas_lens;
grant create on schema intake, register to welas_lens;
alter view register.person_shown owner to welas_lens;
alter view intake.record_shown owner to welas_lens;
alter view intake.batch_shown owner to welas_lens;
revoke create on schema intake, register from welas_lens;
