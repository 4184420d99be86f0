-- Every work item of every tracker, in its newest known state. Identity is ref; the key may change.
create table work_item (
  ref text collate "C" primary key,
  source text not null,
  instance text not null,
  tracker_id text not null,
  key text collate "C" not null,
  key_prefix text collate "C" not null,
  key_number bigint not null,
  aliases text[] not null,
  project text not null,
  type_id text not null,
  type_name text not null,
  hierarchy_level int not null,
  summary text not null,
  status_id text not null,
  status_name text not null,
  status_category text not null,
  assignee_id text,
  assignee_name text,
  reporter_id text,
  reporter_name text,
  priority text,
  labels text[] not null,
  components text[] not null,
  fix_versions text[] not null,
  parent_ref text collate "C",
  parent_key text collate "C",
  sprint text,
  url text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  resolved_at timestamptz,
  version bigint not null,
  event_id text not null,
  harvested_at timestamptz not null
) with (fillfactor = 85);

-- Natural order of keys: paging walks it.
create index work_item_key on work_item (key_prefix, key_number, key);
create index work_item_parent on work_item (parent_ref) where parent_ref is not null;
create index work_item_type on work_item (lower(type_name));
create index work_item_assignee_id on work_item (assignee_id) where assignee_id is not null;
create index work_item_assignee_name on work_item (lower(assignee_name)) where assignee_name is not null;
create index work_item_label on work_item using gin (labels);

-- The long part of an item, apart: rows stay short to scan, and a change of status does not write it again.
create table work_item_text (
  ref text collate "C" primary key,
  description text
);

-- Every key an item has or had, in upper case: a moved item is found by its old keys.
create table issue_key (
  folded text collate "C" not null,
  ref text collate "C" not null,
  primary key (folded, ref)
);

-- When something of an instance was last stored.
create table freshness (
  source text not null,
  instance text not null,
  harvested_at timestamptz not null,
  primary key (source, instance)
);
