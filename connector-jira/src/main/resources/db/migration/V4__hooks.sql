-- When the webhooks of an instance were last heard, by whichever replica; some seconds late.
create table hook_heard (
  instance text primary key,
  last_at timestamptz not null
);

-- What Lockstep last registered at an instance: fingerprints of what it wanted, the secret's included,
-- and of what Jira made of it. Jira never tells a secret, and may write a filter its own way.
create table hook_care (
  instance text primary key,
  wanted text not null,
  registered text not null
);
