-- Keys of projects, from the directory topic. Old keys of renamed projects stay: branches still bear them.
create table project (
  source text not null,
  id text not null,
  key text not null,
  primary key (source, id, key)
);

-- Repositories that are or were in scope, and when each was last tried and last swept completely.
create table repository (
  ref text primary key,
  name text not null,
  in_scope boolean not null,
  tried_at timestamptz,
  swept_at timestamptz,
  projects text
);

-- What was last published of each branch. Head is null once it vanished; such a row is kept for a while,
-- so that an older look at the repository does not bring the branch back.
create table branch (
  repository text not null,
  name text not null,
  head text,
  keys text not null,
  version bigint not null,
  primary key (repository, name)
);
