-- What ties a message to the webhook it began with, for logs.
alter table decision add column correlation_id text;
alter table delivery add column correlation_id text;
alter table message add column correlation_ids text[] not null default '{}';
