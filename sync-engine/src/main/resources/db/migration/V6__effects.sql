-- What decisions do besides moves: a row for each thing, though one command may do several.
create table effect (
  decision_id text not null,
  n int not null,
  ref text not null,
  field text not null,
  what text not null,
  command_id text not null,
  -- The command, for when it has to be repeated.
  command text not null,
  state text not null,
  outcome text,
  attempts int not null default 0,
  -- Absent: it is on its way, or done, or trying again cannot help.
  repeat_at timestamptz,
  primary key (decision_id, n)
);
create index effect_command on effect (command_id);
create index effect_due on effect (command_id) where repeat_at is not null;
