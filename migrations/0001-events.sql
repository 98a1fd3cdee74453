-- Up Migration
-- What happened, in the order of commit. A row is written inside the transaction of the act,
-- under one advisory lock, so that `seq` never commits out of order: a reader that has seen n
-- asks for `seq > n` and misses nothing.
create table events (
  seq bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  name text not null check (name ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  subject text,
  tags text[] not null default '{}'
);

-- Attached to every table whose rows are printed matter or evidence: row by row for changes, and once
-- a statement for truncate, which fires no trigger of a row.
-- `chapar.expunging` is set only by the act of expunging, for its own transaction, and by restore.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('chapar.expunging', true), '') = 'on' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception '% rows are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger events_immutable before update or delete on events
  for each row execute function refuse_change();
create trigger events_kept before truncate on events
  for each statement execute function refuse_change();

-- When a worker last did the job that only shows that it works. One row; a crash may lose it.
create unlogged table worker_beat (
  only_row boolean primary key default true check (only_row),
  at timestamptz not null
);
