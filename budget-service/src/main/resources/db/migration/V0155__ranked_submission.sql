-- Which submission was ranked, so that an older one, or none, shows that one is still to come; null when not told.
alter table ranking_entry add column application_version bigint;
