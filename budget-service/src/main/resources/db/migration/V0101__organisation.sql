-- What applications-service tells about organisations.
create table organisation (
    id                  uuid primary key,
    organisation_number text,
    name                text not null,
    kind                text not null,
    municipality_code   text,
    health_community    text,
    valid_from          date not null,
    valid_to            date
);

create index organisation_by_number on organisation (organisation_number);
