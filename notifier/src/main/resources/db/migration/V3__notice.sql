-- A sentence to tell in place of a status change.
alter table delivery add column notice text;
