-- Up Migration
-- A work is the piece whatever its language; an article is one edition of it.
create table works (
  id uuid primary key,
  created_at timestamptz not null default now()
);
-- A piece may end, but it never disappears: its addresses and revisions belong to it.
create trigger works_immutable before delete on works
  for each row execute function refuse_change();
create trigger works_kept before truncate on works
  for each statement execute function refuse_change();

create table articles (
  id uuid primary key,
  work_id uuid not null references works (id),
  edition text not null references site_editions (edition),
  origin text not null check (origin in ('original', 'translation', 'transliteration')),
  public_state text not null default 'never' check (public_state in ('never', 'published', 'withdrawn', 'killed')),
  public_revision_id uuid,
  -- the moment of publication here
  first_published_at timestamptz,
  -- for readers, when withdrawn or killed after publication
  public_reason text,
  public_state_at timestamptz,
  -- the day of the piece itself, as far as it is known
  dated_from date,
  dated_to date,
  dated_basis text check (dated_basis in ('recorded', 'stated', 'inferred', 'not-after-capture')),
  -- by which listings order it; null keeps it out of them
  listed_at timestamptz,
  -- null: not known yet, and so not public
  rights text default 'own' check (rights in ('own', 'licensed', 'public-domain')),
  -- of a rescued piece: whose pages it was captured from ('' where nobody said), and their day
  recovered_from text,
  recovered_day date,
  -- whose piece it is at the desk; null for what came by command or import
  begun_by uuid references accounts (id),
  created_at timestamptz not null default now(),
  unique (work_id, edition),
  check (dated_from <= dated_to),
  check ((dated_basis is null) = (dated_to is null)),
  check (dated_from is not null or dated_basis is null or dated_basis in ('inferred', 'not-after-capture')),
  check ((public_state = 'published') <= (rights is not null)),
  check ((public_state = 'published') <= (public_revision_id is not null and first_published_at is not null)),
  check ((public_state in ('withdrawn', 'killed') and first_published_at is not null) <= (coalesce(public_reason, '') <> ''))
);
create index articles_state on articles (public_state, created_at);
create trigger articles_immutable before delete on articles
  for each row execute function refuse_change();
create trigger articles_kept before truncate on articles
  for each statement execute function refuse_change();

-- Everything saved, and everything printed (published_number set). Never updated.
create table revisions (
  id uuid primary key,
  article_id uuid not null references articles (id),
  number int not null check (number > 0),
  published_number int check (published_number > 0),
  derived_from_revision_id uuid references revisions (id),
  headline text not null check (headline <> ''),
  standfirst text not null default '',
  kind text not null check (kind in ('news', 'brief', 'analysis', 'opinion', 'interview', 'live', 'sponsored')),
  dateline text not null default '',
  bylines_as_printed jsonb not null default '[]',
  terms uuid[] not null default '{}',
  labels text[] not null default '{}',
  sources_note text not null default '',
  -- the use of a picture, as in a body; null: none
  lead_picture jsonb,
  body jsonb not null,
  body_schema int not null,
  digest text not null,
  -- the moment of publication as it is shown: stated for samples and imports, else that of the act
  published_at timestamptz,
  -- for when it was scheduled; null: published by hand
  due_at timestamptz,
  -- the version of the working copy that was printed
  from_version int,
  -- the moment of the act itself, whatever was stated
  created_at timestamptz not null default now(),
  created_by uuid references accounts (id),
  unique (article_id, number),
  unique (article_id, published_number),
  check ((published_at is null) = (published_number is null))
);
create trigger revisions_immutable before update or delete on revisions
  for each row execute function refuse_change();
create trigger revisions_kept before truncate on revisions
  for each statement execute function refuse_change();
create index revisions_due on revisions (created_at) where due_at is not null;
alter table articles add foreign key (public_revision_id) references revisions (id);

create table working_copies (
  article_id uuid primary key references articles (id),
  base_revision_id uuid references revisions (id),
  version int not null default 1,
  desk_state text not null default 'draft' check (desk_state in ('draft', 'submitted', 'approved', 'scheduled')),
  publish_at timestamptz,
  -- why it was not published at its hour
  stuck_because text,
  embargo_until timestamptz,
  -- who approved it last, and which version
  approved_by uuid references accounts (id),
  approved_version int,
  -- of a public piece: what readers are to be told of the change
  correction_kind text check (correction_kind in ('correction', 'clarification', 'update', 'reply')),
  correction_note text check (correction_note <> ''),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  headline text not null,
  standfirst text not null default '',
  kind text not null check (kind in ('news', 'brief', 'analysis', 'opinion', 'interview', 'live', 'sponsored')),
  dateline text not null default '',
  bylines jsonb not null default '[]',
  terms uuid[] not null default '{}',
  labels text[] not null default '{}',
  sources_note text not null default '',
  -- the use of a picture, as in a body; null: none
  lead_picture jsonb,
  body jsonb not null,
  body_schema int not null,
  updated_at timestamptz not null default now(),
  updated_by uuid references accounts (id),
  check ((desk_state = 'scheduled') = (publish_at is not null)),
  check ((correction_kind is null) = (correction_note is null))
);

-- What colleagues say to each other when a piece goes from one to the other. Not for readers.
create table desk_notes (
  id uuid primary key,
  article_id uuid not null references articles (id),
  act text not null check (act in ('submitted', 'sent-back', 'approved')),
  words text not null check (words <> ''),
  by uuid references accounts (id),
  at timestamptz not null default now()
);
create index desk_notes_article on desk_notes (article_id, at desc);

-- Saves that were stored, so that a browser which lost the answer may ask again. Kept for a day.
create table save_receipts (
  save_id uuid primary key,
  article_id uuid not null references articles (id),
  version int not null,
  at timestamptz not null default now()
);
create index save_receipts_article on save_receipts (article_id, at);

-- Which tab of whom has a piece open just now. Unlogged: after a crash nobody is there.
create unlogged table presences (
  tab uuid primary key,
  article_id uuid not null references articles (id),
  account_id uuid not null references accounts (id),
  is_typing boolean not null,
  seen_at timestamptz not null default now()
);
create index presences_article on presences (article_id);

-- One mechanism for comments, figures, statements and promises in running text.
-- Offsets are UTF-16 units inside the block's text.
create table anchors (
  id uuid primary key,
  article_id uuid not null references articles (id),
  created_at timestamptz not null default now()
);
create index anchors_article on anchors (article_id);
create table anchor_places (
  anchor_id uuid not null references anchors (id),
  revision_id uuid not null references revisions (id),
  block_id text not null,
  start_offset int not null check (start_offset >= 0),
  end_offset int not null,
  exact text not null,
  prefix text not null,
  suffix text not null,
  status text not null check (status in ('held', 'moved', 'lost')),
  primary key (anchor_id, revision_id),
  check (end_offset >= start_offset)
);
create index anchor_places_revision on anchor_places (revision_id);

create table corrections (
  id uuid primary key,
  article_id uuid not null,
  published_number int not null,
  kind text not null check (kind in ('correction', 'clarification', 'update', 'reply')),
  public_note text not null check (public_note <> ''),
  at timestamptz not null,
  foreign key (article_id, published_number) references revisions (article_id, published_number),
  unique (article_id, published_number)
);
create index corrections_at on corrections (at desc, id desc);
create trigger corrections_immutable before update or delete on corrections
  for each row execute function refuse_change();
create trigger corrections_kept before truncate on corrections
  for each statement execute function refuse_change();

-- Slugs, redirects and imported permalinks. A path, once given, is never given to another piece.
create table addresses (
  -- by which acts name it: a path may tell of what was expunged
  id uuid not null unique,
  path text primary key check (path ~ '^/' and (path = '/' or path !~ '/$')),
  article_id uuid references articles (id),
  -- a path of this site: "//host" would lead away from it
  redirect_to text check (redirect_to ~ '^/([^/\\]|$)'),
  canonical boolean not null default false,
  created_at timestamptz not null default now(),
  check ((article_id is null) <> (redirect_to is null)),
  check (not canonical or article_id is not null)
);
create unique index addresses_canonical on addresses (article_id) where canonical;
create index addresses_article on addresses (article_id);
-- Only where a redirect leads, and which of a piece's paths is the canonical one, may change.
create trigger addresses_immutable before delete or update of id, path, article_id on addresses
  for each row execute function refuse_change();
create trigger addresses_kept before truncate on addresses
  for each statement execute function refuse_change();

-- Derived from the public revisions, rewritten by every act that changes one:
-- which piece stands in which listing. `listing` is 'latest', 'term:<uuid>', 'byline:<uuid>',
-- 'kind:<kind>', 'year:2025', 'month:2025-08' or 'day:2025-08-18'.
create table listings (
  edition text not null,
  listing text not null,
  listed_at timestamptz not null,
  article_id uuid not null references articles (id),
  primary key (edition, listing, listed_at, article_id)
);
create index listings_article on listings (article_id);

-- How many pieces stand in each listing: the sum of its shares, since to count a listing takes as
-- long as it is long. Whoever changes a listing folds those shares that nobody else is changing
-- into his own, so nobody waits and no two acts can wait for each other.
create table listing_counts (
  id bigint generated always as identity primary key,
  edition text not null,
  listing text not null,
  pieces integer not null
);
create index listing_counts_listing on listing_counts (edition, listing);
create function count_listings() returns trigger language plpgsql as $$
begin
  with changed as (
    select edition, listing, count(*) * case tg_op when 'INSERT' then 1 else -1 end as pieces
    from changed_rows group by edition, listing
  ), folded as (
    delete from listing_counts where id in (
      select share.id from listing_counts share join changed using (edition, listing)
      for update of share skip locked)
    returning edition, listing, pieces
  )
  insert into listing_counts (edition, listing, pieces)
  select edition, listing, sum(pieces)
  from (select * from changed union all select * from folded) as shares
  group by edition, listing having sum(pieces) <> 0;
  return null;
end
$$;
create trigger listings_put_in after insert on listings
  referencing new table as changed_rows for each statement execute function count_listings();
create trigger listings_taken_out after delete on listings
  referencing old table as changed_rows for each statement execute function count_listings();
-- Neither would be counted.
create trigger listings_immutable before update on listings
  for each row execute function refuse_change();
create trigger listings_kept before truncate on listings
  for each statement execute function refuse_change();

-- Derived likewise: links in the running text of one public piece to another.
create table article_links (
  from_article_id uuid not null references articles (id),
  to_article_id uuid not null references articles (id),
  primary key (from_article_id, to_article_id)
);
create index article_links_to on article_links (to_article_id);

-- The tombstone of an expunged text. The text itself is not here: it is recognised by a
-- salted slow digest (see src/articles/expunge.ts), so that the act can be replayed after a restore.
create table expunctions (
  id uuid primary key,
  -- null: a passage of the standing pages, ordered for no piece
  article_id uuid,
  scope text not null check (scope in ('article', 'passage')),
  reason_class text not null check (reason_class in ('court-order', 'personal-data', 'minor', 'security')),
  passage_length int,
  passage_hint int,
  passage_salt text,
  passage_digest text,
  -- of a whole piece: salted slow digests of its sentences
  piece_prints jsonb,
  ordered_by uuid not null,
  confirmed_by uuid not null,
  at timestamptz not null,
  check (scope = 'passage' or article_id is not null),
  check (ordered_by <> confirmed_by),
  check ((scope = 'passage') = (passage_digest is not null))
);
create trigger expunctions_immutable before update or delete on expunctions
  for each row execute function refuse_change();
create trigger expunctions_kept before truncate on expunctions
  for each statement execute function refuse_change();
