-- Claimed before an item is made, so that a source has one in an instance whatever dies.
create table creation (
  source text not null,
  instance text not null,
  command_id text not null,
  claimed_at timestamptz not null,
  attempted_at timestamptz not null,
  issue_id text,
  issue_key text,
  primary key (source, instance)
);

-- The comment that belongs to something elsewhere; without an id it was claimed and may be there.
create table comment_of (
  source text not null,
  item text not null,
  comment_id text,
  body_hash text not null,
  primary key (source, item)
);

-- What was attached last under a name.
create table attached (
  item text not null,
  name text not null,
  sha256 text not null,
  source text,
  attachment_id text not null,
  primary key (item, name)
);

-- People by e-mail; without an account nobody visible had the address then.
create table account (
  instance text not null,
  email text not null,
  account_id text,
  looked_at timestamptz not null,
  primary key (instance, email)
);

-- Ways through workflows that were seen at items.
create table workflow_edge (
  instance text not null,
  project text not null,
  type text not null,
  from_status text not null,
  name text not null,
  to_status text not null,
  demands text[] not null,
  primary key (instance, project, type, from_status, name, to_status)
);

-- Statuses that a command over several steps takes its item through.
create table own_way (
  command_id text primary key,
  statuses text[] not null,
  kept_at timestamptz not null default now()
);
