-- Up Migration
create table accounts (
  id uuid primary key,
  email text not null check (email = lower(email) and email like '_%@_%'),
  name text not null check (name <> ''),
  role text not null check (role in ('owner', 'admin', 'editor', 'reporter', 'contributor', 'records-editor', 'translator')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
create unique index accounts_email on accounts (email);

-- Each row proves the ones before it: hash = sha256 over the previous hash and this row's fields,
-- with the detail represented only by its salted digest, so that removing a detail (expunge)
-- leaves the chain whole.
create table audit_log (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor uuid references accounts (id),
  act text not null,
  subject text,
  detail jsonb,
  detail_salt bytea,
  detail_digest bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);
create trigger audit_log_immutable before update or delete on audit_log
  for each row execute function refuse_change();
create trigger audit_log_kept before truncate on audit_log
  for each statement execute function refuse_change();
