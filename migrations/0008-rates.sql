-- Up Migration
-- Bytes as they were received, once each: answers that were refused are kept as well.
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

-- One sighting of a fixing, as printed. Append-only: a changed figure, and a changed judgement of
-- it, is a new revision, and the newest counts.
-- Read as: `nominal` units of `base` cost `value` units of `quote`.
-- `repeats`: the source printed the table of an earlier day once more (weekends); no act of the bank.
-- `rejected`: an editor has said that the suspect figure is wrong; it is on record and nowhere used.
create table rate_observations (
  id bigint generated always as identity primary key,
  source text not null,
  rate_type text not null check (rate_type in ('official', 'parallel')),
  base text not null check (base ~ '^[A-Z]{3}$'),
  quote text not null check (quote ~ '^[A-Z]{3}$'),
  -- 65,536 days, so that two bytes hold one in memory
  effective_date date not null check (effective_date between '1900-01-01' and '2079-06-06'),
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
  suspect_reason text check (suspect_reason in ('jump', 'contradiction', 'ended-currency')),
  repeats boolean not null default false,
  rejected boolean not null default false,
  checksum text,
  source_note text,
  parser_version int not null,
  payload_sha256 text references rate_payloads (sha256),
  check (base <> quote),
  check ((quality = 'suspect') = (suspect_reason is not null)),
  check (quality = 'suspect' or not rejected),
  check (rate_type = 'official' or source_note is not null),
  unique (source, rate_type, base, quote, effective_date, revision)
);
create index rate_observations_by_day on rate_observations (source, effective_date desc);
create index rate_observations_superseded on rate_observations (supersedes) where supersedes is not null;
create index rate_observations_revised on rate_observations (source, effective_date desc) where revision > 1;
create index rate_observations_suspect on rate_observations (source, effective_date) where quality = 'suspect';
create trigger rate_observations_immutable before update or delete on rate_observations
  for each row execute function refuse_change();
create trigger rate_observations_kept before truncate on rate_observations
  for each statement execute function refuse_change();

-- What an editor decided about a suspect observation. Either verdict made the observation's next
-- revision: one that is good, or one that is rejected.
create table rate_decisions (
  id bigint generated always as identity primary key,
  observation_id bigint not null unique references rate_observations (id),
  verdict text not null check (verdict in ('accepted', 'rejected')),
  decided_by uuid references accounts (id),
  reason text not null check (reason <> ''),
  at timestamptz not null default now()
);
create trigger rate_decisions_immutable before update or delete on rate_decisions
  for each row execute function refuse_change();
create trigger rate_decisions_kept before truncate on rate_decisions
  for each statement execute function refuse_change();

-- Days of which a source prints no table, as a person has entered them: what is learnt from its past
-- cannot know them. Append-only: the newest word on a day counts, and `withdrawn` takes back the other.
create table rate_holidays (
  id bigint generated always as identity primary key,
  source text not null,
  day date not null check (day between '1900-01-01' and '2079-06-06'),
  verdict text not null check (verdict in ('declared', 'withdrawn')),
  reason text not null check (reason <> ''),
  decided_by uuid references accounts (id),
  at timestamptz not null default now()
);
create index rate_holidays_by_day on rate_holidays (source, day, id desc);
create trigger rate_holidays_immutable before update or delete on rate_holidays
  for each row execute function refuse_change();
create trigger rate_holidays_kept before truncate on rate_holidays
  for each statement execute function refuse_change();

-- Every attempt to fetch a table, what came of it, and why it was refused.
-- `request` names what was asked for apart from its address: 'day:2026-04-01', 'daily'.
create table rate_fetches (
  id bigint generated always as identity primary key,
  source text not null,
  purpose text not null check (purpose in ('latest', 'recheck', 'backfill')),
  request text not null,
  url text not null,
  begun_at timestamptz not null,
  ended_at timestamptz not null,
  -- recorded: its figures are in the record; unchanged: 304; absent: the source has no such table;
  -- refused: a guard did not let it in; failed: no answer
  outcome text not null check (outcome in ('recorded', 'unchanged', 'absent', 'refused', 'failed')),
  fault text,
  sentence text not null,
  status int,
  etag text,
  last_modified text,
  payload_sha256 text references rate_payloads (sha256),
  currencies int not null default 0,
  newest_date date,
  added int not null default 0,
  revised int not null default 0,
  known int not null default 0,
  suspect int not null default 0,
  warnings jsonb not null default '[]',
  check ((outcome in ('refused', 'failed')) = (fault is not null))
);
create index rate_fetches_by_source on rate_fetches (source, begun_at desc);
create index rate_fetches_by_request on rate_fetches (source, request, begun_at desc);
