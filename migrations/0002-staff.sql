-- Up Migration
create table accounts (
  id uuid primary key,
  email text not null check (email = lower(email) and email like '_%@_%'),
  name text not null check (name <> ''),
  role text not null check (role in ('owner', 'admin', 'editor', 'reporter', 'contributor', 'records-editor', 'translator')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  -- whether a code of a second device is asked for at sign-in
  second_factor boolean not null default false,
  -- The library that signs people in expects these three of each person (src/staff/sign-in/).
  email_verified boolean not null default true,
  image text,
  updated_at timestamptz not null default now()
);
create unique index accounts_email on accounts (email);

-- The hash of the password (argon2id); who has no row here cannot sign in.
create table credentials (
  id uuid primary key,
  account_id uuid not null unique references accounts (id),
  provider text not null default 'credential' check (provider = 'credential'),
  provider_account text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (provider_account = account_id::text)
);

create table sessions (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  -- what the cookie holds beside its signature
  token text not null unique,
  created_at timestamptz not null default now(),
  -- renewed while the session is in use, once an hour at most
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- begun with a passkey, which is two factors in one
  by_passkey boolean not null default false
);
create index sessions_account on sessions (account_id);

-- The state of a sign-in that waits for its second factor.
create table sign_in_steps (
  id uuid primary key,
  identifier text not null,
  value text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sign_in_steps_identifier on sign_in_steps (identifier);

-- Secret and recovery codes are encrypted with the key of the desk, which is not in the database.
create table second_factors (
  id uuid primary key,
  account_id uuid not null unique references accounts (id),
  secret text not null,
  recovery_codes text not null,
  -- false until a first code was right
  verified boolean not null default false,
  failed_count int not null default 0,
  locked_until timestamptz
);

-- Codes of second devices that were used a moment ago: each lets in once.
create table used_codes (
  account_id uuid not null references accounts (id),
  code text not null,
  at timestamptz not null,
  primary key (account_id, code)
);

-- Keys that open the desk in place of a password: of a telephone, a computer or a stick, which has
-- asked its holder for a finger, a face or a PIN. What is kept of them is public.
create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  name text not null check (name <> ''),
  credential_id text not null unique,
  public_key text not null,
  -- a number of JavaScript, as the library expects it
  counter double precision not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkeys_account on passkeys (account_id);

-- How often something was tried lately, by the digest of who tries it (src/platform/shared-limit.ts).
-- Unlogged: cheap to write, kept over a restart, and nothing is lost where a crash empties it.
create unlogged table shared_limits (
  key text primary key,
  left_over double precision not null,
  at timestamptz not null
);

-- Links by which a password is set, each once. The token itself is nowhere but in the link.
create table entry_links (
  id uuid primary key,
  digest text not null unique,
  purpose text not null check (purpose in ('first-owner', 'invitation', 'reset')),
  -- null: the link makes the first owner
  account_id uuid references accounts (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check ((purpose = 'first-owner') = (account_id is null))
);
create index entry_links_account on entry_links (account_id);

-- Which head of the audit log went to how many owners. The proof is what they keep; this only tells
-- whether the mails go out.
create table audit_head_mails (
  at timestamptz primary key,
  entry bigint not null,
  owners int not null
);

-- Each row proves the ones before it: hash = sha256 over the previous hash and this row's fields,
-- with the detail represented only by its salted digest, so that removing a detail (expunge)
-- leaves the chain whole.
create table audit_log (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor uuid references accounts (id),
  act text not null,
  subject text,
  detail jsonb,
  detail_salt bytea,
  detail_digest bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);
create trigger audit_log_immutable before update or delete on audit_log
  for each row execute function refuse_change();
create trigger audit_log_kept before truncate on audit_log
  for each statement execute function refuse_change();
