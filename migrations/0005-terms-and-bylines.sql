-- Up Migration
create table terms (
  id uuid primary key,
  axis text not null check (axis in ('section', 'country', 'topic')),
  code text not null,
  position int not null default 0,
  unique (axis, code),
  unique (id, axis)
);
create table term_names (
  term_id uuid not null,
  axis text not null,
  edition text not null references site_editions (edition),
  name text not null check (name <> ''),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  primary key (term_id, edition),
  unique (axis, edition, slug),
  foreign key (term_id, axis) references terms (id, axis)
);

-- A byline is a public name.
create table bylines (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  about text not null default '',
  is_pseudonym boolean not null default false,
  -- of a pseudonym: what readers of opinion are told about it
  disclosure text not null default '',
  created_at timestamptz not null default now(),
  check (is_pseudonym or disclosure = '')
);
-- Private: which account stands behind a byline. No public room reads this table.
create table byline_accounts (
  byline_id uuid not null references bylines (id),
  account_id uuid not null references accounts (id),
  primary key (byline_id, account_id)
);

-- Public figures and bodies, and the offices they held: the record refers to them.
create table parties (
  id uuid primary key,
  kind text not null check (kind in ('person', 'body')),
  country text check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null default now()
);
create table party_names (
  party_id uuid not null references parties (id),
  edition text not null references site_editions (edition),
  name text not null check (name <> ''),
  slug text not null,
  primary key (party_id, edition),
  unique (edition, slug)
);
create table offices (
  id uuid primary key,
  party_id uuid not null references parties (id),
  body_id uuid references parties (id),
  title text not null,
  held_from date,
  held_to date,
  check (held_from <= held_to)
);
