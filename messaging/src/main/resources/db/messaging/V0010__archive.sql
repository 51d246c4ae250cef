-- Events can be told again: what leaves the outbox goes to an archive, and every event has a number within its key. The
-- database sees to both, so that they hold for what an older replica appends and sends as well.

alter table outbox add column number bigint;
comment on column outbox.number is 'From 1 without gaps within the key; null for what was appended before there were numbers';

create table outbox_key (
    key  text   primary key,
    last bigint not null
);
comment on column outbox_key.last is 'The last number given; the row is locked until the transaction that took it ends';

create function number_event() returns trigger language plpgsql as $$
begin
    insert into outbox_key as k (key, last) values (new.key, 1)
        on conflict (key) do update set last = k.last + 1
        returning last into new.number;
    return new;
end $$;

create trigger event_is_numbered before insert on outbox
    for each row execute function number_event();

-- Events that were sent, by the month in which they were appended.
create table archived_event (
    sequence       bigint      not null,
    id             uuid        not null,
    type           text        not null,
    key            text        not null,
    number         bigint,
    time           timestamptz not null,
    correlation_id text        not null,
    causation_id   uuid,
    traceparent    text,
    payload        text        not null,
    appended_at    timestamptz not null,
    archived_at    timestamptz not null default now(),
    primary key (sequence, appended_at)
) partition by range (appended_at);

create index archived_event_by_key on archived_event (key, sequence);
create index archived_event_by_id on archived_event (id);

-- For what no month was made for: nothing is ever lost for want of a partition.
create table archived_event_at_any_time partition of archived_event default;

-- False when events of that month already lie among those of any time.
create function make_archive_of_month(day date) returns boolean language plpgsql as $$
declare
    first date := date_trunc('month', day);
begin
    execute format('create table if not exists %I partition of archived_event for values from (%L) to (%L)',
        'archived_event_' || to_char(first, 'YYYY_MM'),
        first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
    return true;
exception when check_violation then
    return false;
end $$;

select make_archive_of_month(current_date), make_archive_of_month((current_date + interval '1 month')::date);

create function archive_sent_events() returns trigger language plpgsql as $$
begin
    insert into archived_event (sequence, id, type, key, number, time, correlation_id, causation_id, traceparent, payload,
            appended_at)
        select sequence, id, type, key, number, time, correlation_id, causation_id, traceparent, payload, appended_at
            from sent;
    return null;
end $$;

create trigger sent_events_are_archived after delete on outbox
    referencing old table as sent for each statement execute function archive_sent_events();
