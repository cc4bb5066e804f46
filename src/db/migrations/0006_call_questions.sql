-- Questions about a call, asked by anybody and published with their answer.
create table call_questions (
  id uuid primary key,
  call_id uuid not null references calls,
  issuer_code text not null references associations,
  asked_by text not null default '',
  question text not null,
  asked_at timestamptz(3) not null,
  answer jsonb,
  answered_by_name text,
  answered_at timestamptz(3),
  -- Set aside: not about the call, or asked before; kept, not shown.
  set_aside boolean not null default false,
  check ((answer is null) = (answered_at is null))
);
create index on call_questions (call_id, asked_at);
alter table call_questions enable row level security;
alter table call_questions force row level security;
create policy readable on call_questions for select using (
  answer is not null and not set_aside
  or issuer_code = any ((select acting_associations())::text[])
  or (select acting_sees_all())
);
create policy asked on call_questions for insert with check (true);
create policy answered on call_questions for update using (issuer_code = any ((select acting_associations())::text[]));
grant select, insert, update on call_questions to haizhi_app;
