-- Work items as they were seen last: what a status change is a change from.
create table snapshot (
  item text primary key,
  key text not null,
  status_id text not null,
  status text not null,
  summary text not null,
  assignee text,
  version bigint not null,
  event_id text not null,
  seeded boolean not null
);

-- The rule book's latest decision for each item and wanted status (in lower case): why an item moved.
create table decision (
  item text not null,
  wanted text not null,
  rule text,
  explanation text not null,
  evidence text,
  version bigint not null,
  decided_at timestamptz not null,
  primary key (item, wanted)
);

-- Who can be told, and how telling them goes.
create table recipient (
  id text primary key,
  transport text not null check (transport in ('SLACK', 'DISCORD')),
  address text not null,
  standing text not null check (standing in ('WORKING', 'RETRYING', 'FAILING', 'RETIRED')),
  reason text,
  attempts int not null default 0,
  not_before timestamptz not null,
  since timestamptz not null
);

-- What is sent: composed once, sent until it is there. The id is its identity towards the chat system.
create table message (
  id uuid primary key,
  seq bigint generated always as identity,
  recipient text not null references recipient,
  text text not null,
  state text not null check (state in ('PENDING', 'DELIVERED', 'REFUSED')),
  reason text,
  external_id text,
  composed_at timestamptz not null,
  ended_at timestamptz
);
create index message_pending on message (recipient, seq) where state = 'PENDING';
create index message_ended on message (ended_at) where state <> 'PENDING';

-- Who is told of what. The unique cause makes every redelivery harmless.
create table delivery (
  seq bigint generated always as identity primary key,
  cause text not null,
  recipient text not null,
  item text not null,
  key text not null,
  summary text not null,
  from_status text not null,
  to_status text not null,
  actor text,
  url text not null,
  published_at timestamptz not null,
  created_at timestamptz not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
  message uuid references message on delete cascade,
  unique (cause, recipient)
);
create index delivery_waiting on delivery (recipient, seq) where state = 'WAITING';
create index delivery_message on delivery (message);
create index delivery_state on delivery (recipient, state);
