-- The rule book that an item was decided by, and where it stood after that: a person moved it since if it stands elsewhere.
alter table item
  add column decided_by text,
  add column stood text;
update item set stood = (
    select coalesce(moved_to, data::json ->> 'statusSeen') from decision
    where decision.ref = item.ref order by decided_at desc limit 1)
  where decided_at is not null;
