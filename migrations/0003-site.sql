-- Up Migration
-- Whose paper it is: one row.
create table site (
  singleton boolean primary key default true check (singleton),
  default_edition text not null,
  time_zone text not null,
  ticker_pairs text[] not null,
  imprint jsonb not null,
  contact jsonb not null,
  is_sample boolean not null default false,
  -- the kinds of pieces that a second person has to approve
  second_person_for text[] not null default '{opinion,sponsored}',
  -- null: as they came; who: null for a command
  second_person_changed_at timestamptz,
  second_person_changed_by uuid references accounts (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create function keep_default_edition() returns trigger language plpgsql as $$
begin
  if new.default_edition <> old.default_edition then
    raise exception 'the default edition is fixed: its addresses carry no prefix' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger site_default_edition before update on site
  for each row execute function keep_default_edition();

create table site_editions (
  edition text primary key check (edition ~ '^[a-z]{2}(-[A-Z][a-z]{3})?$'),
  name text not null check (name <> ''),
  tagline text not null,
  position int not null
);
alter table site add foreign key (default_edition) references site_editions (edition) deferrable initially deferred;

-- About, contact, imprint, privacy, corrections policy, ownership: every version stays.
create table pages (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position int not null default 0
);
create table page_versions (
  page_id uuid not null references pages (id),
  edition text not null references site_editions (edition),
  number int not null check (number > 0),
  title text not null,
  body jsonb not null,
  body_schema int not null,
  created_at timestamptz not null default now(),
  created_by uuid references accounts (id),
  primary key (page_id, edition, number)
);
create trigger page_versions_immutable before update or delete on page_versions
  for each row execute function refuse_change();
create trigger page_versions_kept before truncate on page_versions
  for each statement execute function refuse_change();
