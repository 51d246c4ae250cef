-- Who did what when, written in the transaction of the deed.
create table application_history (
    id                  bigint generated always as identity primary key,
    application_id      uuid        not null,
    at                  timestamptz not null,
    subject             text        not null,
    name                text        not null,
    organisation_number text,
    action              text        not null,
    from_status         text,
    to_status           text        not null,
    version             bigint      not null,
    note                text
);

create index application_history_of on application_history (application_id, id);

-- Who read personal data of whom, written in the transaction of the reading.
create table personal_data_access (
    id                  bigint generated always as identity primary key,
    application_id      uuid        not null,
    at                  timestamptz not null,
    subject             text        not null,
    name                text        not null,
    organisation_number text
);

create index personal_data_access_of on personal_data_access (application_id, id);

create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name; end $$;

create trigger application_history_is_append_only
    before update or delete or truncate on application_history
    for each statement execute function refuse_change();
create trigger personal_data_access_is_append_only
    before update or delete or truncate on personal_data_access
    for each statement execute function refuse_change();
