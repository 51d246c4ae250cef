-- Who takes part. A municipality that is merged or renumbered becomes a new row, so that its code holds for its time.
create table organisation (
    id                  uuid primary key,
    organisation_number text unique check (organisation_number ~ '^[0-9]{9}$'),
    name                text not null,
    kind                text not null,
    municipality_code   text unique check (municipality_code ~ '^[0-9]{4}$'),
    health_community    text,
    valid_from          date not null,
    valid_to            date check (valid_to > valid_from)
);

comment on column organisation.valid_to is 'The first day it no longer exists';

create index organisation_by_name on organisation (name, id);

create table organisation_succession (
    predecessor_id uuid not null references organisation,
    successor_id   uuid not null references organisation,
    primary key (predecessor_id, successor_id),
    check (predecessor_id <> successor_id)
);

create index organisation_succession_backwards on organisation_succession (successor_id);
