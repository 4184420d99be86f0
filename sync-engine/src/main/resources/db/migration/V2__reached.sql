-- The status that the last command which was carried out brought the item to.
alter table item add column reached text;
