-- The ids a site listed in a census, to be compared with what was published.
create unlogged table census_id (
  scope text not null,
  entity text not null,
  primary key (scope, entity)
);

-- The last census of each site.
create table census (
  scope text primary key,
  at timestamptz not null,
  listed int not null,
  known int not null,
  missing int not null,
  hidden int not null,
  unknown int not null,
  deleted int not null,
  waits boolean not null
);

-- Harvests, for ever: the same one is never run twice. Each belongs to the work that began it.
create table harvest_run (
  run_id text primary key,
  work bigint not null,
  began_at timestamptz not null,
  page int not null default 0,
  items int not null default 0,
  next text,
  complete boolean not null default false
);
