-- Work items as far as rules look at them.
create table item (
  ref text primary key,
  key text not null,
  type text not null,
  status text not null,
  category text not null,
  version bigint not null,
  event_id text not null,
  decided_facts text
);

-- Every key an item has or had.
create table item_key (
  key text not null,
  ref text not null references item,
  primary key (key, ref)
);
create index item_key_ref on item_key (ref);

-- Branches and pull requests that name items.
create table artefact (
  ref text primary key,
  repository text not null,
  branch text,
  number bigint,
  state text not null,
  version bigint not null,
  event_id text not null
);

-- Which keys an artefact names. Fresh: a live change of it has not been decided on yet for this key.
create table artefact_key (
  key text not null,
  artefact text not null references artefact,
  fresh boolean not null,
  primary key (key, artefact)
);
create index artefact_key_artefact on artefact_key (artefact);
create index artefact_key_fresh on artefact_key (key) where fresh;

-- Repositories in scope. Read completely or not: only then absence is a fact.
create table repository (
  ref text primary key,
  read_completely boolean not null default false,
  gone boolean not null default false
);

-- What must be taken in before a repository counts as read: the backfill its sweep published travels on another topic.
create table repository_end (
  ref text not null references repository,
  topic text not null,
  partition int not null,
  record_offset bigint not null,
  primary key (ref, topic, partition)
);

-- Commands on their way.
create table pending (
  command_id text primary key,
  ref text not null,
  wanted text not null,
  since timestamptz not null
);
create index pending_ref on pending (ref);

-- What was decided and why, for people.
create table decision (
  id text primary key,
  ref text not null,
  key text not null,
  decided_at timestamptz not null,
  data text not null,
  command_id text,
  outcome text
);
create index decision_ref on decision (ref, decided_at desc);
create unique index decision_command on decision (command_id);
