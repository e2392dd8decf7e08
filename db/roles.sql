-- Who may touch which schema. Run after the migrations, on every start; idempotent.
do $$ begin
  if not exists (select from pg_roles where rolname = 'welas_public') then create role welas_public nologin; end if;
  if not exists (select from pg_roles where rolname = 'welas_app') then create role welas_app nologin; end if;
end $$;
do $$ begin
  if not exists (select from pg_roles where rolname = 'welas_release') then create role welas_release nologin; end if;
end $$;
-- Work of the program itself is not a reading: policies (migration 0015) bind welas_staff. COPY FROM wants it so too.
do $$ begin
  if not (select rolbypassrls from pg_roles where rolname = 'welas_app') then alter role welas_app bypassrls; end if;
exception when insufficient_privilege then
  raise exception 'an administrator of the server must run once: alter role welas_app bypassrls';
end $$;
grant usage on schema open_data, reference to welas_public;
grant select on all tables in schema open_data, reference to welas_public;
grant usage on schema reference, access, platform, intake, linkage, register, programmes, planning, open_data, protection to welas_app;
grant select, insert, update, delete on all tables in schema reference, access, platform, intake, linkage, register, programmes, planning, open_data, protection to welas_app;
grant usage on all sequences in schema access, platform, intake, linkage, register, programmes, planning, protection to welas_app;
revoke update, delete, truncate on access.audit_event, access.audit_person, access.audit_anchor, linkage.answer, planning.entry_revision, planning.commitment_signature, planning.training_attendance from welas_app;
revoke update, delete, truncate on protection.request, protection.request_event, protection.incident, protection.incident_revision, protection.assessment_revision, protection.retention_decision, protection.consent_event from welas_app;
revoke update, delete, truncate on programmes.export, programmes.export_step, programmes.measured_group, programmes.measured_household from welas_app;
revoke delete, truncate on access.refusal, protection.own_code, register.mark, register.choosing, intake.source_file, intake.batch, linkage.evidence, linkage.alike_decision, programmes.measurement from welas_app;
-- Bulk jobs refresh the planner's statistics themselves: the embedded database has no autovacuum. Before PostgreSQL 17
-- only an owner may, the statement warns and skips, and the server's autovacuum does it.
do $$ begin
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on all tables in schema platform, intake, linkage, register, programmes, planning to welas_app';
  end if;
end $$;
-- What staff read of people: rows by policy, NIK, family card, birthday and address only through the views.
grant usage on schema reference, access, platform, intake, linkage, register to welas_staff;
grant select on all tables in schema reference to welas_staff, welas_lens;
grant select (id, display_name) on access.account to welas_staff;
grant select on platform.job to welas_staff;
grant select on linkage.evidence, linkage.decision, linkage.review_pair, linkage.answer, linkage.alike_decision to welas_staff;
grant select on register.person, register.membership, register.claim to welas_staff, welas_lens;
grant select (person_id, family_id, relation, name, sex, district_code, village_code, vital_status, sources, recorded_from, recorded_to)
  on register.person_state to welas_staff;
grant select (id, created_at) on register.family to welas_staff;
grant select (id, batch_id, sheet, row_number, verdict, nik_status, name, sex, district_code, village_code, relation) on intake.record to welas_staff;
grant select (id, file_name, agency_id, list_kind_id, period, status, counts, refusal, received_by, received_at, checked_at, approved_by,
  approved_at, applied_at, linked_at, undone_by, undone_at) on intake.batch to welas_staff;
grant select on register.person_shown, intake.record_shown, intake.batch_shown to welas_staff;
grant select on register.person_state, register.family, intake.record, intake.batch to welas_lens;
revoke execute on function access.enter, register.is_here, register.speaks_of_here, register.living_person from public;
grant execute on function register.is_here, register.speaks_of_here, register.living_person to welas_staff, welas_lens;
grant execute on function access.enter, register.living_person to welas_app;
-- Numbers about people enter open_data by the release job only, and stay as they are (migration 0016).
revoke insert, update, delete, truncate on open_data.release, open_data.dataset, open_data.protection, open_data.value, open_data.promise from welas_app;
grant usage on schema open_data, reference to welas_release;
grant select on all tables in schema open_data, reference to welas_release;
grant insert on open_data.release, open_data.dataset, open_data.protection, open_data.value, open_data.promise to welas_release;
grant update (current) on open_data.release to welas_release;
grant welas_release to current_user;
grant welas_public, welas_app, welas_staff, welas_lens to current_user;
