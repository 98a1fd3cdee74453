-- Up Migration
-- Comes with PostgreSQL; whoever owns the database may create it.
create extension if not exists pg_trgm;

-- Derived from the working copies: what the desk finds its pieces by, in short rows, so that no
-- filter has to read texts. Triggers write it, so no act can forget it.
create table desk_entries (
  article_id uuid primary key references articles (id),
  updated_at timestamptz not null,
  desk_state text not null,
  public_state text not null,
  kind text not null,
  edition text not null,
  begun_by uuid,
  terms uuid[] not null,
  bylines uuid[] not null,
  -- headline, standfirst and slug, as words are looked for: small letters, ё as е, a blank before
  words text not null
);
create index desk_entries_touched on desk_entries (updated_at desc, article_id desc);
create index desk_entries_begun on desk_entries (begun_by, updated_at desc, article_id desc);
create index desk_entries_waiting on desk_entries (desk_state, updated_at desc, article_id desc)
  where desk_state <> 'draft';
create index desk_entries_kind on desk_entries (kind, updated_at desc, article_id desc);
create index desk_entries_edition on desk_entries (edition, updated_at desc, article_id desc);
create index desk_entries_public on desk_entries (public_state, updated_at desc, article_id desc);
create index desk_entries_words on desk_entries using gin (words gin_trgm_ops);
create index desk_entries_terms on desk_entries using gin (terms);
create index desk_entries_bylines on desk_entries using gin (bylines);

create function enter_at_desk(piece uuid) returns void language sql as $$
  insert into desk_entries
    (article_id, updated_at, desk_state, public_state, kind, edition, begun_by, terms, bylines, words)
  select c.article_id, c.updated_at, c.desk_state, a.public_state, c.kind, a.edition, a.begun_by,
    c.terms,
    array(select (named ->> 'bylineId')::uuid from jsonb_array_elements(c.bylines) as named),
    translate(lower(concat_ws(' ', '', c.headline, c.standfirst, c.slug)), 'ё', 'е')
  from working_copies c join articles a on a.id = c.article_id
  where c.article_id = piece
  on conflict (article_id) do update set
    updated_at = excluded.updated_at, desk_state = excluded.desk_state,
    public_state = excluded.public_state, kind = excluded.kind, terms = excluded.terms,
    bylines = excluded.bylines, words = excluded.words
$$;
create function follow_working_copy() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from desk_entries where article_id = old.article_id;
  else
    perform enter_at_desk(new.article_id);
  end if;
  return null;
end
$$;
create trigger working_copies_found after insert or delete
  or update of updated_at, desk_state, kind, terms, bylines, headline, standfirst, slug
  on working_copies for each row execute function follow_working_copy();
create function follow_public_state() returns trigger language plpgsql as $$
begin
  perform enter_at_desk(new.id);
  return null;
end
$$;
create trigger articles_found after update of public_state on articles
  for each row when (old.public_state <> new.public_state) execute function follow_public_state();

-- What today brings, and what is due.
create index working_copies_due on working_copies (publish_at) where publish_at is not null;
create index working_copies_embargoed on working_copies (embargo_until)
  where embargo_until is not null;
