-- How far each consumer has got; advanced in the transaction of what the records caused.
create table consumer_offset (
  consumer text not null,
  topic text not null,
  partition int not null,
  next bigint not null,
  primary key (consumer, topic, partition)
);

-- Messages to publish, written in the transaction of the state they tell. Rows of one key share a shard.
create table outbox (
  id bigint generated always as identity primary key,
  shard smallint not null,
  topic text not null,
  key text not null,
  headers text not null,
  value text not null
);
create index outbox_shard on outbox (shard, id);

-- Who may do what must happen once.
create table lease (
  scope text primary key,
  owner text not null,
  until timestamptz not null,
  fence bigint not null
);

-- Records that failed for a reason of their own, and the later records of their keys, in order.
create table parked (
  seq bigint generated always as identity primary key,
  consumer text not null,
  topic text not null,
  partition int not null,
  record_offset bigint not null,
  key text not null,
  headers text not null,
  value text not null,
  reason text not null,
  attempts int not null default 0,
  not_before timestamptz not null default now(),
  parked_at timestamptz not null default now(),
  unique (consumer, topic, partition, record_offset)
);
create index parked_key on parked (consumer, key, seq);
