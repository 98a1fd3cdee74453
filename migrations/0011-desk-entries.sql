-- Up Migration
-- One spelling for what people type in several: letter case, accents and breves, the letters that a
-- Russian keyboard lacks, and the mark of Oʻzbek in all its shapes. Signs without a partner go. Most
-- words have none of these; to see that costs a third of looking for each.
create function fold_word(word text) returns text language sql immutable parallel safe as $$
  select case when lower(word) ~ '^[a-z0-9а-ик-я]*$' then lower(word)
    else translate(normalize(lower(word), nfd),
      'қғңһәөүұіҳҷӊıłøđ' || 'ʻʼ‘’ʹ''`´' ||
        U&'\0300\0301\0302\0303\0304\0306\0307\0308\030A\030B\030C\031B\0323\0326\0327\0328',
      'кгнхаоууихчнilod')
  end
$$;

-- The words of a text, folded, each once. What is longer than any word is cut. To fold costs more
-- than to compare, so each spelling is folded once: autosave comes every two seconds.
create function words_of(said text) returns setof text language sql immutable parallel safe as $$
  select distinct left(folded, 60) from (
    select fold_word(part) as folded
    from (select distinct part
      from regexp_split_to_table(said, '[^[:alnum:]ʻʼ‘’ʹ''`´]+') as part) as spelt
    offset 0) as words
  where folded <> ''
$$;

-- What a piece is found by. Of the title's words every part: the ends of a word, since the index
-- finds what begins like the question, and its first two signs marked by '=', for questions as
-- short as they. Of the running text whole words, found by their beginnings: the languages of the
-- paper put their endings last. An entry holds a megabyte, more than any piece has.
create function findable_words(title text, texts jsonb) returns tsvector
language sql immutable parallel safe as $$
  with lexemes as (
    select substr(word, place) as lexeme
    from words_of(title) as word, generate_series(1, greatest(char_length(word) - 2, 1)) as place
    union select '=' || left(word, 1) from words_of(title) as word
    union select '=' || left(word, 2) from words_of(title) as word
    union select words_of(string_agg(said #>> '{}', ' ')) from (
      select jsonb_path_query(texts, 'strict $.**.text')
      union all select jsonb_path_query(texts, 'strict $.**.speaker')
      union all select jsonb_path_query(texts, 'strict $.**.caption')
      union all select jsonb_path_query(texts, 'strict $.**.title')
      union all select jsonb_path_query(texts, 'strict $.**.excerpt')
      union all select jsonb_path_query(texts, 'strict $.**.alt')) as found (said)
  ), measured as (
    select lexeme, sum(octet_length(lexeme)) over (order by lexeme) as bytes from lexemes
  )
  select array_to_tsvector(coalesce(array_agg(lexeme), '{}')) from measured where bytes < 1000000
$$;

-- The question: each word has to be found. Null where no letter and no figure is asked for.
create function asked_words(asked text) returns tsquery language sql immutable parallel safe as $$
  select string_agg(
    case when char_length(word) < 3 then format('(''%1$s'' | ''=%1$s'')', word)
      else format('''%s'':*', word) end, ' & ')::tsquery
  from words_of(asked) as word
$$;

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
  -- of headline, standfirst, slug and all that is said in the text
  words tsvector not null
);
create index desk_entries_touched on desk_entries (updated_at desc, article_id desc);
create index desk_entries_begun on desk_entries (begun_by, updated_at desc, article_id desc);
create index desk_entries_waiting on desk_entries (desk_state, updated_at desc, article_id desc)
  where desk_state <> 'draft';
create index desk_entries_kind on desk_entries (kind, updated_at desc, article_id desc);
create index desk_entries_edition on desk_entries (edition, updated_at desc, article_id desc);
create index desk_entries_public on desk_entries (public_state, updated_at desc, article_id desc);
create index desk_entries_words on desk_entries using gin (words);
create index desk_entries_terms on desk_entries using gin (terms);
create index desk_entries_bylines on desk_entries using gin (bylines);

create function enter_at_desk(piece uuid) returns void language sql as $$
  insert into desk_entries
    (article_id, updated_at, desk_state, public_state, kind, edition, begun_by, terms, bylines, words)
  select c.article_id, c.updated_at, c.desk_state, a.public_state, c.kind, a.edition, a.begun_by,
    c.terms,
    array(select (named ->> 'bylineId')::uuid from jsonb_array_elements(c.bylines) as named),
    findable_words(concat_ws(' ', c.headline, c.standfirst, c.slug),
      jsonb_build_array(c.lead_picture, c.body))
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
  or update of updated_at, desk_state, kind, terms, bylines, headline, standfirst, slug,
    lead_picture, body
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
