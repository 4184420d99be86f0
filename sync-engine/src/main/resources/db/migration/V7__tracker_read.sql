-- Instances of trackers all items of which were told; complete once all that was told until then is taken in here.
create table tracker (
  source text primary key,
  complete boolean not null default false
);
create table tracker_end (
  source text not null references tracker,
  topic text not null,
  partition int not null,
  record_offset bigint not null,
  primary key (source, topic, partition)
);
