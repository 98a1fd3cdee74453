-- Up Migration
-- Every version of a working copy that was ever saved, with who and when. Autosave comes every two
-- seconds, so a version holds its small fields and the digests of its blocks; a block is kept once
-- a piece, however many versions show it.
create table saved_versions (
  article_id uuid not null references articles (id),
  version int not null check (version > 0),
  saved_at timestamptz not null default now(),
  saved_by uuid references accounts (id),
  -- the text without its body, and the slug
  fields jsonb not null,
  -- digests, in the order of the body
  blocks text[] not null,
  body_schema int not null,
  primary key (article_id, version)
);
create trigger saved_versions_immutable before update or delete on saved_versions
  for each row execute function refuse_change();
create trigger saved_versions_kept before truncate on saved_versions
  for each statement execute function refuse_change();

create table saved_blocks (
  article_id uuid not null references articles (id),
  -- of the block; 128 bits of sha256
  digest text not null,
  block jsonb not null,
  primary key (article_id, digest)
);
create trigger saved_blocks_immutable before update or delete on saved_blocks
  for each row execute function refuse_change();
create trigger saved_blocks_kept before truncate on saved_blocks
  for each statement execute function refuse_change();

-- An editor passed a piece alone where its kind asks for a second person. It stays open until
-- another one has looked at it.
create table overrides (
  id uuid primary key,
  article_id uuid not null references articles (id),
  kind text not null,
  -- the version that was approved
  version int not null,
  reason text not null check (reason <> ''),
  by uuid not null references accounts (id),
  at timestamptz not null default now(),
  reviewed_by uuid references accounts (id),
  reviewed_at timestamptz,
  check ((reviewed_by is null) = (reviewed_at is null)),
  check (reviewed_by <> by)
);
create index overrides_article on overrides (article_id, at desc);
create index overrides_open on overrides (at) where reviewed_at is null;

-- An owner has ordered that words, or a whole piece, be destroyed; a second person has to confirm it.
-- The words stand here no longer than the order waits.
create table expunge_orders (
  id uuid primary key,
  -- one at a time waits for a piece
  article_id uuid not null unique references articles (id),
  -- null: the whole piece
  passage text check (passage <> ''),
  reason_class text not null,
  ordered_by uuid not null references accounts (id),
  ordered_at timestamptz not null default now()
);

-- Links under which somebody without an account sees a working copy. The token is in the link alone.
create table preview_links (
  id uuid primary key,
  article_id uuid not null references articles (id),
  token_hash bytea not null unique,
  created_by uuid references accounts (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index preview_links_article on preview_links (article_id);
