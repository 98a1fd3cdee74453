-- Up Migration
-- Derived from the public revisions by the room `search`: what is found by which words.
create table search_entries (
  article_id uuid primary key references articles (id),
  edition text not null,
  -- whose text it was made from; another one is public, and it is made anew
  revision_id uuid not null,
  -- by which equals are ordered; long ago where nothing is known of the day
  listed_at timestamptz not null,
  words tsvector not null
);
create index search_entries_words on search_entries using gin (words);
create index search_entries_newest on search_entries (edition, listed_at desc, article_id desc);
