-- A deleted item is remembered in the version of its deletion: nothing older brings it back.
alter table item add column gone boolean not null default false;
