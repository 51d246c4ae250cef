-- Orders to send archived events again to one reader, carried out in the order of their numbers.
create table replay (
    number         bigint generated always as identity primary key,
    consumer       text        not null,
    key            text,
    from_time      timestamptz,
    to_time        timestamptz,
    last_sequence  bigint      not null,
    sent_sequence  bigint      not null default 0,
    sent           bigint      not null default 0,
    requested_by   text        not null,
    requested_at   timestamptz not null default now(),
    finished_at    timestamptz
);
comment on column replay.last_sequence is 'The last event of the archive when it was asked for';
comment on column replay.sent_sequence is 'How far it has come';

create index replay_to_do on replay (number) where finished_at is null;
