-- The second wall. The application works as haizhi_app, which owns nothing; each transaction says who is acting
-- (haizhi.account, haizhi.units, haizhi.associations) and sees no row beyond. A query that forgets its filter
-- returns less, never more. `haizhi.sees_all` is set for auditors, the nation and the clock only.

do $$
begin
  create role haizhi_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  execute format('grant haizhi_app to %I', current_user);
exception when others then null;
end $$;

create function acting_account() returns uuid language sql stable as
  $$ select nullif(current_setting('haizhi.account', true), '')::uuid $$;
create function acting_units() returns uuid[] language sql stable as
  $$ select coalesce(string_to_array(nullif(current_setting('haizhi.units', true), ''), ',')::uuid[], '{}') $$;
create function acting_associations() returns text[] language sql stable as
  $$ select coalesce(string_to_array(nullif(current_setting('haizhi.associations', true), ''), ','), '{}') $$;
create function acting_sees_all() returns boolean language sql stable as
  $$ select coalesce(current_setting('haizhi.sees_all', true), '') = 'on' $$;

grant usage on schema public to haizhi_app;
grant select, insert, update, delete on all tables in schema public to haizhi_app;
revoke update, delete on audit_log, application_events, application_versions, audit_signatures, regulation_versions from haizhi_app;
revoke insert, update, delete on regions, associations from haizhi_app;

alter table applications enable row level security;
alter table applications force row level security;
create policy visible on applications using (
  (select acting_sees_all()) and status <> 'draft'
  or unit_id = any ((select acting_units())::uuid[])
  or status <> 'draft' and association_codes && (select acting_associations())::text[]
  or status <> 'draft' and id in (select application_id from reviews where expert_id = (select acting_account()) and state in ('assigned', 'submitted'))
) with check (true);

-- What hangs on an application is seen by whoever sees the application.
do $$
declare t text;
begin
  foreach t in array array['application_versions', 'application_events', 'judgements', 'materials', 'panel_summaries', 'misconduct_records', 'document_applications'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy visible on %I using (exists (select from applications a where a.id = application_id)) with check (true)', t);
  end loop;
end $$;

alter table reviews enable row level security;
alter table reviews force row level security;
-- Experts see their own; those who organise and decide see all; nobody else any.
create policy visible on reviews using (
  expert_id = (select acting_account())
  or (select acting_sees_all())
  or (select acting_associations())::text[] && array['intake', 'leading-group', 'nation']
) with check (true);

alter table objections enable row level security;
alter table objections force row level security;
-- An objection names a person: only the association that published, and those who oversee, may read it.
create policy readable on objections for select using (
  association_code = any ((select acting_associations())::text[]) or (select acting_sees_all())
);
create policy writable on objections for insert with check (true);
create policy handled on objections for update using (
  association_code = any ((select acting_associations())::text[])
);

alter table sanctions enable row level security;
alter table sanctions force row level security;
create policy visible on sanctions using (
  (select acting_sees_all())
  or unit_id = any ((select acting_units())::uuid[])
  or exists (select from applications a where a.id = application_id)
) with check (true);

alter table notifications enable row level security;
alter table notifications force row level security;
create policy readable on notifications for select using (account_id = (select acting_account()));
create policy marked on notifications for update using (account_id = (select acting_account()));
create policy written on notifications for insert with check (true);
