-- Up Migration
create table rate_payloads (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  source text not null,
  url text not null,
  status int not null,
  headers jsonb not null default '{}',
  bytes_gz bytea not null,
  fetched_at timestamptz not null
);
create trigger rate_payloads_immutable before update or delete on rate_payloads
  for each row execute function refuse_change();
create trigger rate_payloads_kept before truncate on rate_payloads
  for each statement execute function refuse_change();

-- One sighting of a fixing, as printed. Append-only: a changed figure is a new revision.
-- Read as: `nominal` units of `base` cost `value` units of `quote`.
create table rate_observations (
  id bigint generated always as identity primary key,
  source text not null,
  rate_type text not null check (rate_type in ('official', 'parallel')),
  base text not null check (base ~ '^[A-Z]{3}$'),
  quote text not null check (quote ~ '^[A-Z]{3}$'),
  effective_date date not null,
  revision int not null default 1 check (revision > 0),
  supersedes bigint references rate_observations (id),
  raw_value text not null,
  raw_nominal text not null,
  raw_code text not null,
  value numeric not null check (value > 0),
  nominal int not null check (nominal > 0),
  published_at timestamptz,
  published_basis text,
  fetched_at timestamptz not null,
  quality text not null default 'good' check (quality in ('good', 'suspect')),
  parser_version int not null,
  payload_sha256 text references rate_payloads (sha256),
  check (base <> quote),
  unique (source, rate_type, base, quote, effective_date, revision)
);
create index rate_observations_latest on rate_observations (base, quote, rate_type, source, effective_date desc, revision desc);
create trigger rate_observations_immutable before update or delete on rate_observations
  for each row execute function refuse_change();
create trigger rate_observations_kept before truncate on rate_observations
  for each statement execute function refuse_change();
