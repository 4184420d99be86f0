-- Where each collector goes on. The value is opaque: only the provider that made it reads it.
create table cursor (
  scope text primary key,
  value text not null,
  saved_at timestamptz not null default now()
);

-- What was last published of each entity, so that a poll and a hook that see the same version publish it once.
create table published (
  scope text not null,
  entity text not null,
  version bigint not null,
  fingerprint text not null,
  primary key (scope, entity)
);

-- What the connector was asked to do and has not done yet.
create table work (
  seq bigint generated always as identity primary key,
  lane smallint not null,
  key text not null,
  headers text not null,
  value text not null,
  attempts int not null default 0,
  not_before timestamptz not null default now(),
  reason text,
  added_at timestamptz not null default now()
);
create index work_head on work (lane, key, seq);
