-- What the budget service has told about applications; fed by events in any order, hence no foreign keys.
create table award_outcome (
    award_id       uuid primary key,
    application_id uuid   not null,
    state          text   not null,
    total_ore      bigint not null
);

create index award_outcome_of on award_outcome (application_id);

create table rejection (
    allocation_id  uuid not null,
    application_id uuid not null,
    primary key (allocation_id, application_id)
);

create index rejection_of on rejection (application_id);
