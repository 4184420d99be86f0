-- Deleted items, in the version of their deletion: nothing older brings them back.
create table gone_item (
  ref text collate "C" primary key,
  version bigint not null
);
