-- Up Migration
-- One row a file in the media store; the file's name there is its digest.
create table media (
  id uuid primary key,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  width int,
  height int,
  credit text not null default '',
  rights text not null default 'own' check (rights in ('own', 'licensed', 'public-domain')),
  created_at timestamptz not null default now()
);
