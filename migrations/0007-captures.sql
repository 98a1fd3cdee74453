-- Up Migration
-- One command that took in old material. Counts are those of the files that were done with:
-- they are written in the transaction of each file, so that a killed run tells the truth.
create table import_runs (
  id uuid primary key,
  began_at timestamptz not null default now(),
  -- null: still at work, or killed
  ended_at timestamptz,
  account_id uuid references accounts (id),
  -- what was asked for: edition, day, section, rights, whether to publish
  wishes jsonb not null,
  files int not null,
  read int not null default 0,
  stored int not null default 0,
  already_there int not null default 0,
  refused int not null default 0,
  pieces jsonb not null default '{}'
);
create index import_runs_began on import_runs (began_at);
create table import_refusals (
  run_id uuid not null references import_runs (id),
  position int not null,
  file text not null,
  reason text not null,
  primary key (run_id, position)
);
-- Plain text of pages long gone. Rates seen in a capture stay with it.
create table captures (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  text text not null,
  encoding text not null,
  site_date date,
  origin text not null default '',
  rights text check (rights in ('own', 'licensed', 'public-domain')),
  reading jsonb not null,
  parser_version int not null,
  run_id uuid references import_runs (id),
  received_at timestamptz not null default now()
);
-- What was read in a capture is read again by newer parsers; the capture itself is evidence.
create trigger captures_immutable before delete or update of sha256, text on captures
  for each row execute function refuse_change();
create trigger captures_kept before truncate on captures
  for each statement execute function refuse_change();
create index captures_run on captures (run_id);
create table sightings (
  capture_sha256 text not null references captures (sha256),
  position int not null,
  article_id uuid references articles (id),
  digest text not null,
  -- by which other copies of the piece are found; null where it has none, or was expunged
  headline_digest text,
  opening_digest text,
  completeness text not null check (completeness in ('whole', 'cut', 'teaser')),
  -- what the import made of it
  verdict text not null check (verdict in
    ('draft', 'known', 'fuller', 'fuller-left', 'reread', 'reread-left', 'conflict', 'cut', 'teaser',
     'unfit')),
  -- of a conflict: the piece that has the same headline
  like_article_id uuid references articles (id),
  primary key (capture_sha256, position)
);
create index sightings_article on sightings (article_id);
create index sightings_open on sightings (verdict)
  where verdict in ('conflict', 'fuller-left', 'reread-left', 'unfit');
create index sightings_headline on sightings (headline_digest);
create index sightings_opening on sightings (opening_digest);
create table capture_rates (
  capture_sha256 text not null references captures (sha256),
  position int not null,
  pair text not null,
  value_text text not null,
  change_text text,
  times_seen int not null check (times_seen > 0),
  primary key (capture_sha256, position)
);
