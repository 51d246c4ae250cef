-- Who did what with a call when, written in the transaction of the deed.
create table call_history (
    id                  bigint generated always as identity primary key,
    call_id             uuid        not null references call,
    at                  timestamptz not null,
    subject             text        not null,
    name                text        not null,
    organisation_number text,
    action              text        not null,
    version             bigint      not null,
    note                text
);

create index call_history_of on call_history (call_id, id);

create trigger call_history_is_append_only
    before update or delete or truncate on call_history
    for each statement execute function refuse_change();
