-- A successor may take over the number of what it replaces: a number has one holder at a time.
alter table organisation
    drop constraint organisation_organisation_number_key,
    add constraint organisation_number_is_held_by_one exclude using gist (
        int4range(organisation_number::integer, organisation_number::integer, '[]') with &&,
        daterange(valid_from, valid_to) with &&) where (organisation_number is not null);

create index organisation_by_number on organisation (organisation_number);
-- Members are compared with all that the reader's organisation came from, which this could not answer.
drop index application_by_member;
