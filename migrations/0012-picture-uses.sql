-- Up Migration
-- Which pieces show a picture, kept by the triggers below whoever writes a text: a picture that is
-- named here cannot be removed. A picture that is not there is not filed.
create table picture_uses (
  media_id uuid not null references media (id),
  article_id uuid not null references articles (id),
  -- null: in its working copy
  revision_id uuid references revisions (id),
  unique nulls not distinct (article_id, revision_id, media_id)
);
create index picture_uses_media on picture_uses (media_id);
create function pictures_of(lead jsonb, body jsonb) returns setof uuid
  language sql immutable as $$
  select (lead->>'mediaId')::uuid where lead->>'mediaId' is not null
  union
  select (block->>'mediaId')::uuid from jsonb_array_elements(body) block
  where block->>'type' = 'picture'
$$;
create function file_copy_pictures() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from picture_uses where article_id = old.article_id and revision_id is null;
  end if;
  if tg_op <> 'DELETE' then
    insert into picture_uses (media_id, article_id)
      select m.id, new.article_id from media m
      where m.id in (select pictures_of(new.lead_picture, new.body));
  end if;
  return null;
end $$;
create trigger working_copies_pictures after insert or delete on working_copies
  for each row execute function file_copy_pictures();
create trigger working_copies_other_pictures after update on working_copies
  for each row when (old.lead_picture is distinct from new.lead_picture
    or old.body is distinct from new.body)
  execute function file_copy_pictures();
create function file_revision_pictures() returns trigger language plpgsql as $$
begin
  delete from picture_uses where article_id = new.article_id and revision_id = new.id;
  insert into picture_uses (media_id, article_id, revision_id)
    select m.id, new.article_id, new.id from media m
    where m.id in (select pictures_of(new.lead_picture, new.body));
  return null;
end $$;
-- An expunction alone changes one.
create trigger revisions_pictures after insert or update on revisions
  for each row execute function file_revision_pictures();
