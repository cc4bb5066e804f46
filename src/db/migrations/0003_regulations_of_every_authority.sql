-- Regulations of every authority: districts and further kinds of body in the tree, calls and decisions of a province
-- or a city, lanes, caps, funding, and the editions of a regulation over time.

alter table regions drop constraint regions_level_check;
alter table regions add check (level in ('province', 'prefecture', 'district'));

alter table associations drop constraint associations_kind_check;
alter table associations add check (kind in (
  'nation', 'body', 'society', 'alliance', 'province', 'prefecture', 'district', 'partner', 'international-organization',
  'embassy', 'university-association', 'institute-association', 'enterprise-association', 'coordinating-body'));
create index on associations (parent_code);
-- Bodies come into being with the regulation that names them, or are added by an administrator.
grant insert on associations to haizhi_app;

alter table units add column district_code text references regions;

-- What was stored before regulations named their authority was the nation's.
update regulation_versions set body = body
  || '{"authority": "nation", "bodies": {}}'::jsonb
  || jsonb_build_object('recognition', (body -> 'recognition') - 'awardDate'
    || '{"plaque": true, "document": {"issuer": "general-office", "form": "approval", "addressee": "各有关全国学会、协会、研究会，各有关省、自治区、直辖市科协", "noun": {"zh": "海智基地", "en": "Haizhi bases"}}}'::jsonb);

alter table calls add column issuer_code text not null default 'nation' references associations;
alter table calls alter column issuer_code drop default;
alter table calls add column parent_id uuid references calls;
alter table calls add column materials jsonb not null default '[]';

alter table applications add column applicant_group text;
alter table applications add column lane text;
alter table applications add column joint_entry boolean not null default false;
alter table applications add column authority_code text not null default 'nation' references associations;
alter table applications alter column authority_code drop default;
-- Where it is checked, judged and decided: only there are reviews read.
alter table applications add column panel_codes text[] not null default '{}';
update applications set panel_codes = array['intake', 'leading-group', 'nation'];

-- Kept with each review: a policy that asked the application would ask itself.
alter table reviews add column panel_codes text[] not null default '{}';
update reviews set panel_codes = array['intake', 'leading-group', 'nation'];
drop policy visible on reviews;
create policy visible on reviews using (
  expert_id = (select acting_account())
  or (select acting_sees_all())
  or panel_codes && (select acting_associations())::text[]
) with check (true);

alter table meetings add column association_code text not null default 'leading-group' references associations;
alter table meetings alter column association_code drop default;

alter table sanctions add column authority_code text not null default 'nation' references associations;
alter table sanctions alter column authority_code drop default;

alter table recognitions alter column valid_to drop not null;

-- The best of a call, in the order they were put.
create table selections (
  application_id uuid primary key references applications,
  call_id uuid not null references calls,
  association_code text not null references associations,
  chosen boolean not null,
  rank integer,
  candidates integer not null,
  reason text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  check (chosen = (rank is not null))
);
create index on selections (call_id);

-- Going past a yearly number that holds "in principle": a written reason and a second officer.
create table cap_overrides (
  id uuid primary key,
  application_id uuid not null references applications,
  regulation_id text not null,
  year integer not null,
  clause text not null,
  reason text not null,
  requested_by uuid not null references accounts,
  requested_by_name text not null,
  requested_at timestamptz(3) not null,
  approved_by uuid references accounts,
  approved_by_name text,
  approved_at timestamptz(3),
  check (approved_by <> requested_by),
  check ((approved_by is null) = (approved_at is null))
);
create unique index on cap_overrides (application_id);

create table joint_entries (
  application_id uuid primary key references applications,
  entry text not null,
  outcome text check (outcome in ('accepted', 'declined')),
  decided_on date,
  note text not null default '',
  actor_name text
);

-- Support owed to a recognition: one instalment a year, whole 元.
create table funding_instalments (
  id uuid primary key,
  recognition_id uuid not null references recognitions,
  payer_code text not null references associations,
  clause text not null,
  year integer not null,
  amount_cny bigint not null check (amount_cny > 0),
  unique (recognition_id, year)
);
create table funding_payments (
  id uuid primary key,
  instalment_id uuid not null references funding_instalments,
  paid_on date not null,
  amount_cny bigint not null check (amount_cny > 0),
  reference text not null,
  recorded_by uuid not null references accounts,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null,
  -- A wrong entry is cancelled with its reason, never removed.
  cancelled_at timestamptz(3),
  cancelled_by_name text,
  cancel_reason text
);
create index on funding_payments (instalment_id);
create table funding_reports (
  id uuid primary key,
  instalment_id uuid not null unique references funding_instalments,
  used_cny bigint not null check (used_cny >= 0),
  account text not null,
  upload_id uuid references uploads,
  submitted_at timestamptz(3) not null,
  submitted_by_name text not null,
  accepted_at timestamptz(3),
  accepted_by_name text
);

do $$
declare t text;
begin
  foreach t in array array['selections', 'cap_overrides', 'joint_entries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy visible on %I using (exists (select from applications a where a.id = application_id)) with check (true)', t);
  end loop;
end $$;
-- Money is for who pays, who receives and who oversees.
alter table funding_instalments enable row level security;
alter table funding_instalments force row level security;
create policy visible on funding_instalments using (
  (select acting_sees_all())
  or payer_code = any ((select acting_associations())::text[])
  or exists (select from recognitions r where r.id = recognition_id and r.unit_id = any ((select acting_units())::uuid[]))
) with check (true);
do $$
declare t text;
begin
  foreach t in array array['funding_payments', 'funding_reports'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy visible on %I using (exists (select from funding_instalments i where i.id = instalment_id)) with check (true)', t);
  end loop;
end $$;

-- Texts of a regulation over time: the files shipped with the product and those published in it.
create table regulation_editions (
  id uuid primary key,
  regulation_id text not null,
  version text not null,
  -- First day on which this text is the rule.
  from_day date not null,
  source text not null check (source in ('file', 'workbench')),
  yaml text not null,
  published_at timestamptz(3) not null,
  foreign key (regulation_id, version) references regulation_versions,
  unique (regulation_id, source, from_day)
);
create table regulation_drafts (
  id uuid primary key,
  regulation_id text not null,
  authority_code text not null references associations,
  yaml text not null,
  base_version text,
  state text not null check (state in ('draft', 'submitted', 'published', 'withdrawn')),
  version integer not null default 1,
  from_day date,
  created_by uuid not null references accounts,
  created_by_name text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  submitted_by uuid references accounts,
  submitted_by_name text,
  submitted_at timestamptz(3),
  note text not null default '',
  approved_by uuid references accounts,
  approved_by_name text,
  approved_at timestamptz(3),
  check (approved_by <> submitted_by)
);
create index on regulation_drafts (regulation_id);
alter table regulation_drafts enable row level security;
alter table regulation_drafts force row level security;
create policy visible on regulation_drafts using (
  (select acting_sees_all()) or authority_code = any ((select acting_associations())::text[])
) with check (true);

grant select, insert, update, delete on all tables in schema public to haizhi_app;
revoke update, delete on audit_log, application_events, application_versions, audit_signatures, regulation_versions, selections from haizhi_app;
revoke insert, update, delete on regions from haizhi_app;
revoke update, delete on associations from haizhi_app;

-- As text, in the order it was written: options, groups and types stand on the page as the text lists them.
alter table regulation_versions alter column body type json using body::json;
