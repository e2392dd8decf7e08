-- Who may touch which schema. Run after the migrations, on every start; idempotent.
do $$ begin
  if not exists (select from pg_roles where rolname = 'welas_public') then create role welas_public nologin; end if;
  if not exists (select from pg_roles where rolname = 'welas_app') then create role welas_app nologin; end if;
end $$;
grant usage on schema open_data, reference to welas_public;
grant select on all tables in schema open_data, reference to welas_public;
grant usage on schema reference, access, platform, intake, linkage, register, programmes, planning, open_data to welas_app;
grant select, insert, update, delete on all tables in schema reference, access, platform, intake, linkage, register, programmes, planning, open_data to welas_app;
grant usage on all sequences in schema access, platform, intake, linkage, register, programmes, planning to welas_app;
revoke update, delete, truncate on access.audit_event, linkage.answer, planning.entry_revision, planning.commitment_signature, planning.training_attendance from welas_app;
revoke delete, truncate on intake.source_file, intake.batch, linkage.evidence, linkage.alike_decision, programmes.measurement from welas_app;
-- Bulk jobs refresh the planner's statistics themselves: the embedded database has no autovacuum. Before PostgreSQL 17
-- only an owner may, the statement warns and skips, and the server's autovacuum does it.
do $$ begin
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on all tables in schema platform, intake, linkage, register, programmes, planning to welas_app';
  end if;
end $$;
grant welas_public, welas_app to current_user;
