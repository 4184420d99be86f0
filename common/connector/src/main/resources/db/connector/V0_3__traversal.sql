-- How far a traversal came that is not complete yet. It goes on there, with the same beginning.
create table traversal (
  scope text primary key,
  began_at timestamptz not null,
  next text,
  saved_at timestamptz not null default now()
);

alter table published
  -- what it hangs at: a comment's item
  add column parent text,
  -- the names it had, the present one first, separated by spaces
  add column names text not null default '',
  -- it was told that it does not exist any more
  add column gone boolean not null default false;
create index published_child on published (scope, parent) where parent is not null;
create index published_gone on published (scope, version) where gone;
