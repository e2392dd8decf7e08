-- why: protectTables() must be the only way a number about people leaves, also for one who writes SQL. What the program
-- promises about a release, the database checks again when the release is committed.
create table open_data.protection (
  release_id text not null,
  dataset_id text not null,
  measure    text not null,
  threshold  integer not null check (threshold >= 3),
  hide_zero  boolean not null,
  levels     text[] not null,
  primary key (release_id, dataset_id, measure),
  foreign key (release_id, dataset_id) references open_data.dataset (release_id, id)
);
comment on table open_data.protection is 'The rule each column of counts of people was protected by; a column without a rule cannot hold people';
comment on column open_data.protection.release_id is 'The release';
comment on column open_data.protection.dataset_id is 'The table';
comment on column open_data.protection.measure is 'The column';
comment on column open_data.protection.threshold is 'Counts from 1 to one less than this are hidden';
comment on column open_data.protection.hide_zero is 'True: sensitive, a zero is hidden too';
comment on column open_data.protection.levels is 'Levels of area that may be shown: regency, district, village';

alter table open_data.release add column written_in xid8 not null default '0';
alter table open_data.release alter column written_in set default pg_current_xact_id();
comment on column open_data.release.written_in is 'Transaction that wrote it; only that one may add to it';
alter table open_data.value add constraint value_is_its_status check (
  case status when 'A' then value is not null and value <> 0 when 'Z' then value is not null and value = 0 else value is null end);

-- Who owns the tables (migrations, a restore) could drop these guards anyway and passes them.
create function open_data.is_owner(asked oid) returns boolean language sql stable as $$
  select pg_get_userbyid(relowner) = current_user from pg_class where oid = asked
$$;

-- A release never changes; only which one is newest does.
create function open_data.keep_release() returns trigger language plpgsql as $$
begin
  if open_data.is_owner(tg_relid) then return coalesce(new, old); end if;
  if tg_table_name = 'release' and tg_op = 'UPDATE' then
    if (to_jsonb(new) - 'current') is not distinct from (to_jsonb(old) - 'current') then return new; end if;
  end if;
  raise exception 'a release is never changed';
end $$;
create trigger keep_release before update or delete on open_data.release for each row execute function open_data.keep_release();
create trigger keep_dataset before update or delete on open_data.dataset for each row execute function open_data.keep_release();
create trigger keep_value before update or delete on open_data.value for each row execute function open_data.keep_release();
create trigger keep_promise before update or delete on open_data.promise for each row execute function open_data.keep_release();
create trigger keep_protection before update or delete on open_data.protection for each row execute function open_data.keep_release();

-- Nothing is added to a release once its transaction is over.
create function open_data.add_to_own_release() returns trigger language plpgsql as $$
begin
  if open_data.is_owner(tg_relid) then return null; end if;
  if exists (select from added left join open_data.release r on r.id = added.release_id
             where r.written_in is distinct from pg_current_xact_id()) then
    raise exception 'nothing is added to a release that is out';
  end if;
  return null;
end $$;
create trigger add_dataset after insert on open_data.dataset referencing new table as added for each statement execute function open_data.add_to_own_release();
create trigger add_value after insert on open_data.value referencing new table as added for each statement execute function open_data.add_to_own_release();
create trigger add_promise after insert on open_data.promise referencing new table as added for each statement execute function open_data.add_to_own_release();
create trigger add_protection after insert on open_data.protection referencing new table as added for each statement execute function open_data.add_to_own_release();

-- What does not hold of a release, as one word; null when all holds. Asked when its transaction ends.
create function open_data.fault_of_release(asked text) returns text language sql stable as $$
  with ledger as (select r.ledger as l from open_data.release r where r.id = asked),
  counted as (
    select v.*, p.threshold, p.hide_zero, p.levels, a.level
    from open_data.value v
      left join open_data.protection p using (release_id, dataset_id, measure)
      left join reference.area a on a.code = v.area_code
    where v.release_id = asked and v.dataset_id not like 'hasil-%'
  ),
  people as (select * from counted where measure <> 'coverage')
  select case
    when (select l is null or not l ?& array['decision', 'approvedBy', 'registryHash', 'systemHash', 'solver', 'files', 'stored'] from ledger) then 'ledger'
    when (select (l->>'auditedCells')::int > 0 and ((l->>'auditWidthMin') is null or (l->>'auditWidthMin')::numeric < (l->>'threshold')::numeric - 1.001) from ledger) then 'audit'
    when exists (select from people where threshold is null and status <> 'M') then 'unprotected column'
    when exists (select from people where status = 'A' and (value < threshold or value <> trunc(value))) then 'small count'
    -- Where nobody lives a zero is no secret.
    when exists (select from people p where status = 'Z' and hide_zero and not exists (
      select from people e where (e.dataset_id, e.measure, e.area_code, e.status) = ('penduduk', 'people', p.area_code, 'Z'))) then 'sensitive zero'
    when exists (select from people where status <> 'M' and (level is null or not level = any (levels))) then 'level'
    when exists (
      select from counted c
        left join people e on (e.dataset_id, e.area_code, e.measure) = (c.dataset_id, c.area_code, 'entitled')
        left join people r on (r.dataset_id, r.area_code, r.measure) = (c.dataset_id, c.area_code, 'reached')
      where c.measure = 'coverage' and c.value is not null and (e.value is null or r.value is null or e.value < 30)) then 'percentage'
    when (select l->'stored' from ledger) is distinct from (
      select jsonb_build_object('A', count(*) filter (where status = 'A'), 'C', count(*) filter (where status = 'C'), 'Z', count(*) filter (where status = 'Z'))
      from people) then 'counts'
    when exists (select from open_data.promise where release_id = asked and (
      jsonb_path_exists(content, '$.** ? (@.status == "C" && @.value != null)')
      or jsonb_path_exists(content, '$.** ? ((@.entitled.status == "A" && @.entitled.value < $least)
        || (@.reached.status == "A" && @.reached.value < $least)
        || (@.missed.status == "A" && @.missed.value < $least)
        || (@.wronglyReached.status == "A" && @.wronglyReached.value < $least)
        || (@.cannotTell.status == "A" && @.cannotTell.value < $least))', jsonb_build_object('least', (select l->'threshold' from ledger))))) then 'text'
  end
$$;
create function open_data.check_release() returns trigger language plpgsql as $$
declare fault text;
begin
  if open_data.is_owner(tg_relid) then return null; end if;
  fault := open_data.fault_of_release(new.id);
  if fault is not null then raise exception 'a release that is not protected: %', fault; end if;
  return null;
end $$;
create constraint trigger check_release after insert on open_data.release deferrable initially deferred
  for each row execute function open_data.check_release();
