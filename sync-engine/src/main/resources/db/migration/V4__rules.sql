-- All that rules may ask of an artefact, in one text.
alter table artefact add column data text;
update artefact set data =
  case when branch is null
       then json_build_object('kind', 'PULL', 'repository', repository, 'number', number, 'state', state)::text
       else json_build_object('kind', 'BRANCH', 'repository', repository, 'name', branch, 'state', state)::text
  end;
alter table artefact alter column data set not null;
alter table artefact drop column branch, drop column number, drop column state;

-- What rules may ask of an item. Labels are lines; absent: the item was not told since they are kept.
alter table item
  add column project text not null default '',
  add column parent text,
  add column labels text,
  add column assignee text,
  add column assignee_name text,
  add column created timestamptz,
  -- Absent: all that is known of it is history, which moves nothing.
  add column decided_at timestamptz,
  -- The status in which it was when a move was not made: a dry run, or a refusal that may pass.
  add column owed text,
  add column attempts int not null default 0,
  add column repeat_at timestamptz,
  -- A rule whose move was taken back, and the facts of then.
  add column silenced_rule text,
  add column silenced_facts text;
update item set project = split_part(key, '-', 1);
create index item_parent on item (parent) where parent is not null;
create index item_open on item (ref) where category <> 'DONE' and not gone;
-- Facts have their names now.
update item set decided_facts =
    'open=' || split_part(decided_facts, ',', 1) || ';draft=' || split_part(decided_facts, ',', 2)
    || ';all-merged=' || split_part(decided_facts, ',', 3) || ';branch=' || split_part(decided_facts, ',', 4)
  where decided_facts is not null;
update item set decided_at = (select max(decided_at) from decision where decision.ref = item.ref);

-- From where to where a command moved its item.
alter table decision
  add column moved_from text,
  add column moved_to text,
  add column undone_by text;

-- What happened to each item, for simulations: told artefacts and items, children, moves of ours.
create table history (
  seq bigint generated always as identity,
  key text not null,
  at timestamptz not null,
  live boolean not null,
  kind text not null,
  ref text not null,
  data text not null,
  primary key (key, seq)
);

-- Names of statuses that a tracker knows.
create table status_name (
  source text not null,
  id text not null,
  name text not null,
  gone boolean not null,
  primary key (source, id)
);

-- Comparisons of all open items with the rules: asked for by the clock or by a person, begun, ended.
create table run (
  id text primary key,
  asked timestamptz not null,
  began timestamptz,
  ended timestamptz,
  checked int not null default 0,
  moved int not null default 0,
  failed int not null default 0,
  skipped text not null default ''
);
create index run_asked on run (asked desc);
