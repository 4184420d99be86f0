-- What a listing tells of a repository, and the stamp it had when its last complete sweep began: equal
-- stamps, nothing to sweep.
alter table repository
  add column id text not null default '',
  add column archived boolean not null default false,
  add column stamp text,
  add column swept_stamp text;

-- Feeds of owners that a webhook asked to be read before their time.
create table feed_wish (
  feed text primary key
);
