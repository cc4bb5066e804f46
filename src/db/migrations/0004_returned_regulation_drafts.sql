-- Who last changed a draft of a regulation, and why the second officer sent it back.

alter table regulation_drafts add column updated_by_name text not null default '';
alter table regulation_drafts add column return_reason text;
alter table regulation_drafts add column returned_by_name text;
alter table regulation_drafts add column returned_at timestamptz(3);
create index on regulation_drafts (authority_code, updated_at desc);
