create table seen (seq bigint generated always as identity primary key, entity text not null, version bigint not null);
