-- When something was read there that differed from what was told before: a stamp that was listed earlier
-- proves nothing any more. The stamp is '' until the next listing.
alter table repository add column doubted_at timestamptz;
