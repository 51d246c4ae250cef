alter table library add column added integer;
