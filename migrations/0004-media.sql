-- Up Migration
-- One row a picture. Its file in the media store is named by its digest; what readers get is made
-- from that file (src/media/renditions.ts).
create table media (
  id uuid primary key,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  -- of the file as it was handed in, by which it is known again
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  -- in addresses
  name text not null unique generated always as (left(sha256, 20)) stored,
  media_type text not null check (media_type in ('image/jpeg', 'image/webp', 'image/svg+xml')),
  bytes bigint not null check (bytes > 0),
  width int not null check (width > 0),
  height int not null check (height > 0),
  -- all of it in one colour, shown until it is there
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  -- what is to be seen whatever the shape: {"focus": {"x", "y"}, "crops": {shape: {"x", "y", "width", "height"}}}
  framing jsonb not null default '{}',
  -- those that stood there before: what was made by them keeps its addresses
  framings_before jsonb not null default '[]',
  -- of the picture itself, offered wherever it is used; a piece says it in its own words
  alt text not null default '',
  caption text not null default '',
  credit text not null default '',
  licence text not null default '',
  source text not null default '',
  -- as it came, to be found again by
  file_name text not null default '',
  rights text not null default 'own' check (rights in ('own', 'licensed', 'public-domain')),
  -- counts the changes of words and framing
  version int not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  created_by uuid references accounts (id)
);
create index media_source on media (source_sha256);
