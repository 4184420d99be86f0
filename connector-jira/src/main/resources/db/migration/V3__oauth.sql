-- The newest tokens of instances that sign in by OAuth, sealed under the client's secret.
create table oauth_token (
  instance text primary key,
  begun_with text,
  refresh_token text,
  access_token text,
  access_token_expires timestamptz,
  updated_at timestamptz not null default now()
);
