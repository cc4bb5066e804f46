-- Foundation: people, associations, units, calls, applications and all that follows to a plaque.
-- Instants are timestamptz in milliseconds, legal days are date (Asia/Shanghai), money is whole 元.
-- Nothing here asks the database for the time: every instant comes from the application's clock.

create extension if not exists pg_trgm;

create table regions (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  parent_code text references regions,
  level text not null check (level in ('province', 'prefecture')),
  municipality boolean not null default false,
  sub_provincial boolean not null default false
);

create table associations (
  code text primary key,
  kind text not null check (kind in ('nation', 'body', 'society', 'province', 'prefecture', 'district')),
  name_zh text not null,
  name_en text not null,
  parent_code text references associations,
  region_code text references regions,
  -- 发文代字 of its documents, e.g. 黔科协函.
  document_prefix text not null
);
create index on associations (region_code);

create table accounts (
  id uuid primary key,
  email text not null unique,
  name text not null,
  password_hash text not null,
  locale text not null check (locale in ('zh', 'en')),
  created_at timestamptz(3) not null,
  demonstration boolean not null default false
);

create table sessions (
  token_hash bytea primary key,
  account_id uuid not null references accounts on delete cascade,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
create index on sessions (account_id);

create table attempts (
  key text primary key,
  count integer not null,
  window_started_at timestamptz(3) not null
);

create table units (
  id uuid primary key,
  jurisdiction text not null check (jurisdiction in ('domestic', 'foreign')),
  name_zh text not null,
  name_en text not null,
  credit_code text unique,
  registration_number text,
  country_code text not null,
  legal_personality boolean not null,
  region_code text references regions,
  province_code text references regions,
  direct_under_province boolean not null default false,
  corps boolean not null default false,
  city text not null,
  address text not null,
  contact_name text not null,
  contact_phone text not null,
  created_at timestamptz(3) not null,
  -- Searched here, not on applications: pattern search may not look past row-level security, so it would scan there.
  search_text text not null generated always as (lower(name_zh || ' ' || name_en || ' ' || coalesce(credit_code, '') || ' ' || coalesce(registration_number, ''))) stored,
  check ((jurisdiction = 'domestic') = (credit_code is not null)),
  check (jurisdiction = 'domestic' or registration_number is not null),
  unique nulls distinct (country_code, registration_number)
);

create index on units using gin (search_text gin_trgm_ops);

create table memberships (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  role text not null,
  association_code text references associations,
  unit_id uuid references units,
  valid_from date not null,
  valid_to date,
  check ((association_code is null) <> (unit_id is null))
);
create index on memberships (account_id);
create index on memberships (association_code, role);
create index on memberships (unit_id);

create table cooperations (
  id uuid primary key,
  unit_id uuid not null references units,
  association_code text not null references associations,
  since date not null,
  basis text not null,
  recorded_by uuid not null references accounts,
  recorded_at timestamptz(3) not null,
  ended_on date
);
create index on cooperations (unit_id);
create index on cooperations (association_code);

-- A regulation as it stood: applications pin the hash of the text they are judged by.
create table regulation_versions (
  regulation_id text not null,
  version text not null,
  body jsonb not null,
  stored_at timestamptz(3) not null,
  primary key (regulation_id, version)
);

create table calls (
  id uuid primary key,
  regulation_id text not null,
  title jsonb not null,
  body jsonb not null,
  year integer not null,
  opens_at timestamptz(3) not null,
  closes_at timestamptz(3) not null,
  types text[] not null,
  suspensions jsonb not null default '{}',
  publicity_days integer,
  publicity_day_kind text not null check (publicity_day_kind in ('calendar', 'working')),
  status text not null check (status in ('draft', 'published')),
  created_by uuid references accounts,
  created_at timestamptz(3) not null,
  check (opens_at < closes_at)
);

-- Days that differ from Monday–Friday; a year without a row in working_years has no calendar.
create table working_years (year integer primary key, source text not null);
create table working_days (day date primary key, working boolean not null, note text not null);

create table applications (
  id uuid primary key,
  number text unique,
  call_id uuid not null references calls,
  unit_id uuid not null references units,
  base_type text not null,
  regulation_id text not null,
  regulation_version text not null,
  status text not null check (status in ('draft', 'in-progress', 'returned', 'refused', 'withdrawn', 'cancelled', 'recognised')),
  route jsonb not null default '[]',
  step_index integer not null default 0,
  -- The step it stands at, for lists: derived from route and step_index by the same command that moves it.
  step_id text,
  holder_code text references associations,
  holder_roles text[] not null default '{}',
  step_entered_at timestamptz(3),
  due_on date,
  association_codes text[] not null default '{}',
  province_code text references regions,
  place jsonb not null default '{"zh":"","en":""}',
  form jsonb not null default '{}',
  facts jsonb not null default '{}',
  recommender_code text references associations,
  flags jsonb not null default '[]',
  version integer not null default 1,
  submitted_version integer,
  published_hash text,
  created_by uuid not null references accounts,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  updated_by uuid references accounts,
  submitted_at timestamptz(3)
);
create unique index applications_one_live on applications (call_id, unit_id, base_type)
  where status in ('draft', 'in-progress', 'returned');
create index on applications (unit_id);
-- The orders that lists come in, empty values last as the lists want them.
create index on applications (province_code, submitted_at desc nulls last, id desc) where status <> 'draft';
create index on applications (submitted_at desc nulls last, id desc) where status <> 'draft';
create index on applications (submitted_at, id) where status <> 'draft';
create index on applications (step_id, submitted_at desc nulls last, id desc) where status = 'in-progress';
create index on applications (due_on, id) where status <> 'draft';
create index on applications (updated_at desc nulls last, id desc);
create index on applications (holder_code, due_on) where status = 'in-progress';
create index on applications using gin (association_codes);

-- The form as it was submitted, readable for ever.
create table application_versions (
  application_id uuid not null references applications,
  version integer not null,
  submitted_at timestamptz(3) not null,
  hash text not null,
  dossier jsonb not null,
  primary key (application_id, version)
);

create table application_events (
  application_id uuid not null references applications,
  sequence integer not null,
  type text not null,
  at timestamptz(3) not null,
  actor_id uuid references accounts,
  actor_name text,
  association_code text references associations,
  step_id text,
  text text,
  clauses text[] not null default '{}',
  details jsonb not null default '{}',
  primary key (application_id, sequence)
);
create index on application_events (actor_id);

create table judgements (
  id uuid primary key,
  application_id uuid not null references applications,
  criterion_id text not null,
  verdict text not null check (verdict in ('met', 'unmet', 'relaxed')),
  reason text not null,
  actor_id uuid not null references accounts,
  actor_name text not null,
  association_code text not null references associations,
  at timestamptz(3) not null,
  -- Judgements on a version that has since been corrected no longer weigh.
  on_version integer not null
);
create index on judgements (application_id, at);

create table uploads (
  id uuid primary key,
  storage_key text not null unique,
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  pages integer,
  created_at timestamptz(3) not null
);

create table materials (
  id uuid primary key,
  application_id uuid not null references applications,
  slot text not null,
  upload_id uuid not null references uploads,
  added_by uuid not null references accounts,
  added_by_name text not null,
  added_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create index on materials (application_id);

create table notices (
  id uuid primary key,
  number text not null unique,
  association_code text not null references associations,
  call_id uuid not null references calls,
  title jsonb not null,
  opens_at timestamptz(3) not null,
  closes_at timestamptz(3) not null,
  opened_by uuid not null references accounts,
  -- What the public is shown, fixed at opening.
  model jsonb not null
);
create table notice_items (
  notice_id uuid not null references notices,
  application_id uuid not null references applications,
  hash text not null,
  -- The latest notice of an application counts; an earlier one stays on record.
  superseded boolean not null default false,
  primary key (notice_id, application_id)
);
create index on notice_items (application_id);
create table objections (
  id uuid primary key,
  notice_id uuid not null references notices,
  application_id uuid not null references applications,
  association_code text not null references associations,
  name text not null,
  contact text not null,
  content text not null,
  upload_id uuid references uploads,
  received_at timestamptz(3) not null,
  state text not null check (state in ('open', 'dismissed', 'upheld')),
  handling text,
  handled_by uuid references accounts,
  handled_by_name text,
  handled_at timestamptz(3)
);
create index on objections (application_id);
create index on objections (notice_id);

create table expert_profiles (
  account_id uuid primary key references accounts on delete cascade,
  affiliation text not null,
  -- Units the expert is tied to by employment, family or interest, by name or credit code.
  ties text[] not null default '{}',
  fields text[] not null default '{}'
);
create table reviews (
  id uuid primary key,
  application_id uuid not null references applications,
  expert_id uuid not null references accounts,
  position integer not null,
  state text not null check (state in ('assigned', 'submitted', 'declined', 'released')),
  scores jsonb not null default '{}',
  opinion text not null default '',
  recommend boolean,
  assigned_at timestamptz(3) not null,
  saved_at timestamptz(3),
  submitted_at timestamptz(3),
  decline_reason text
);
create unique index on reviews (application_id, expert_id) where state in ('assigned', 'submitted');
create index on reviews (expert_id);
create table panel_summaries (
  application_id uuid primary key references applications,
  summary text not null,
  recommend boolean not null,
  average_hundredths integer not null,
  actor_name text not null,
  at timestamptz(3) not null
);

create table documents (
  id uuid primary key,
  kind text not null,
  model_version integer not null,
  model jsonb not null,
  number text unique,
  title text not null,
  issuer_code text not null references associations,
  issued_on date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid references accounts
);
create table document_applications (
  document_id uuid not null references documents,
  application_id uuid not null references applications,
  primary key (document_id, application_id)
);
create index on document_applications (application_id);

create table meetings (
  id uuid primary key,
  title text not null,
  held_on date not null,
  venue text not null,
  attendees text[] not null,
  state text not null check (state in ('draft', 'concluded')),
  version integer not null default 1,
  created_by uuid not null references accounts,
  created_at timestamptz(3) not null,
  concluded_at timestamptz(3),
  concluded_by_name text,
  document_id uuid references documents
);
create table meeting_items (
  meeting_id uuid not null references meetings,
  application_id uuid not null references applications,
  position integer not null,
  in_favour integer,
  against integer,
  abstained integer,
  outcome text check (outcome in ('approved', 'rejected', 'deferred')),
  remark text not null default '',
  primary key (meeting_id, application_id)
);
create index on meeting_items (application_id);

create table recognitions (
  id uuid primary key,
  application_id uuid unique references applications,
  unit_id uuid not null references units,
  unit_name jsonb not null,
  regulation_id text not null,
  regulation_version text not null,
  base_type text not null,
  name_zh text not null,
  name_en text not null,
  place jsonb not null,
  province_code text references regions,
  country_code text not null,
  issued_on date not null,
  valid_from date not null,
  valid_to date not null check (valid_from <= valid_to),
  revoked_on date,
  verification_code text not null unique,
  document_id uuid not null references documents,
  statement text not null,
  signature text not null,
  search_text text not null
);
create index on recognitions using gin (search_text gin_trgm_ops);
create index on recognitions (province_code);
create index on recognitions (unit_id);

create table sanctions (
  id uuid primary key,
  unit_id uuid not null references units,
  application_id uuid not null references applications,
  regulation_id text not null,
  clause text not null,
  finding text not null,
  decided_on date not null,
  decided_at timestamptz(3) not null,
  decided_by uuid not null references accounts,
  decided_by_name text not null,
  bar_until date not null,
  cancelled uuid[] not null,
  lifted_at timestamptz(3),
  lifted_by_name text,
  lift_reason text
);
create index on sanctions (unit_id);
create table misconduct_records (
  id uuid primary key,
  application_id uuid not null references applications,
  clause text not null,
  person_name text not null,
  facts text not null,
  handling text not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid not null references accounts,
  recorded_by_name text not null
);

create table notifications (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  at timestamptz(3) not null,
  text jsonb not null,
  link text,
  read_at timestamptz(3)
);
create index on notifications (account_id, at desc);

create table counters (key text primary key, value integer not null);

create table audit_log (
  sequence bigint primary key,
  at timestamptz(3) not null,
  actor_id uuid,
  actor_name text,
  action text not null,
  subject text not null,
  details jsonb not null,
  previous_hash text not null,
  hash text not null
);
create table audit_head (single boolean primary key default true check (single), sequence bigint not null, hash text not null);
insert into audit_head (sequence, hash) values (0, repeat('0', 64));
create table audit_signatures (
  sequence bigint primary key,
  hash text not null,
  signed_at timestamptz(3) not null,
  signature text not null
);
