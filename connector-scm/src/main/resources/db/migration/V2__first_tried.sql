-- Where the history of a repository ends that was never swept completely.
alter table repository add column first_tried_at timestamptz;
