-- Nominations: a recommender's list under a call, the organisations on it, and the link by which each registers itself.

create table nomination_lists (
  id uuid primary key,
  -- The notice under which it recommends; a call and the notices that forward it share one root.
  call_id uuid not null references calls,
  root_call_id uuid not null references calls,
  association_code text not null references associations,
  kind text not null,
  -- Agreed for this body; null: as the text gives its kind.
  quota integer check (quota > 0),
  state text not null check (state in ('open', 'submitted')),
  version integer not null default 1,
  granted_by uuid references accounts,
  granted_by_name text,
  created_at timestamptz(3) not null,
  submitted_at timestamptz(3),
  submitted_by uuid references accounts,
  submitted_by_name text,
  -- Beside the recommender itself, who reads the list: the authority and the bodies on the route.
  reader_codes text[] not null default '{}',
  unique (root_call_id, association_code),
  check ((state = 'submitted') = (submitted_at is not null))
);

create table nominations (
  id uuid primary key,
  -- Null while it is only proposed to the association that pools its territory.
  list_id uuid references nomination_lists,
  call_id uuid not null references calls,
  root_call_id uuid not null references calls,
  association_code text not null references associations,
  proposed_by text references associations,
  name_zh text not null,
  name_en text not null,
  country_code text not null check (country_code ~ '^[A-Z]{2}$'),
  -- Whatever lies outside the mainland: Hong Kong, Macao and Taiwan have codes of their own.
  overseas boolean not null generated always as (country_code <> 'CN') stored,
  -- Credit code or number in the register of its country, in capitals without spaces.
  registration text not null,
  contact_name text not null,
  contact_email text not null,
  consent_by text not null,
  consent_on date not null,
  consent_how text not null,
  recorded_by uuid not null references accounts,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null,
  -- The link itself is stored nowhere.
  token_hash bytea unique,
  invited_at timestamptz(3),
  state text not null check (state in ('proposed', 'declined', 'invited', 'registered', 'withdrawn')),
  unit_id uuid references units,
  application_id uuid unique references applications on delete set null,
  end_reason text,
  reader_codes text[] not null default '{}',
  check (state in ('proposed', 'declined', 'withdrawn') or list_id is not null),
  check (state <> 'registered' or unit_id is not null)
);
-- One organisation stands on one list of a call, whoever forwarded it.
create unique index nominations_one_live on nominations (root_call_id, country_code, registration)
  where state in ('invited', 'registered');
create unique index nominations_one_proposal on nominations (root_call_id, proposed_by, country_code, registration)
  where state = 'proposed';
create unique index nominations_one_unit on nominations (root_call_id, unit_id) where state = 'registered';
create index on nominations (list_id);
create index on nominations (root_call_id, association_code);
create index on nominations (call_id, unit_id);
create index on nominations (unit_id);

do $$
declare t text;
begin
  foreach t in array array['nomination_lists', 'nominations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy visible on nomination_lists using (
  (select acting_sees_all())
  or association_code = any ((select acting_associations())::text[])
  or reader_codes && (select acting_associations())::text[]
) with check (true);
create policy visible on nominations using (
  (select acting_sees_all())
  or association_code = any ((select acting_associations())::text[])
  or proposed_by = any ((select acting_associations())::text[])
  or unit_id = any ((select acting_units())::uuid[])
  or reader_codes && (select acting_associations())::text[]
) with check (true);

grant select, insert, update, delete on nomination_lists, nominations to haizhi_app;
revoke delete on nomination_lists, nominations from haizhi_app;
