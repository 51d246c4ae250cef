-- What the handler of the tests does: one row for each call, so that a second effect or a wrong order shows.
create table applied (
    position bigint generated always as identity primary key,
    key      text    not null,
    number   integer not null,
    event_id uuid    not null
);
