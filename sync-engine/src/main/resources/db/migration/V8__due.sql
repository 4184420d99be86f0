-- By which day an item is to be done, and the one of these that people were told of.
alter table item
  add column due date,
  add column due_told date;
create index item_due on item (due) where due is not null and category <> 'DONE' and not gone;
