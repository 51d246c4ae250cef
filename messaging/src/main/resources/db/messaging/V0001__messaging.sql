-- Events of committed transactions on their way to Kafka. The relay deletes a row once the broker has acknowledged it.
create table outbox (
    sequence       bigint generated always as identity primary key,
    id             uuid        not null,
    type           text        not null,
    key            text        not null,
    time           timestamptz not null,
    correlation_id text        not null,
    causation_id   uuid,
    traceparent    text,
    payload        text        not null,
    appended_at    timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

comment on column outbox.sequence is
    'Order of appending, which is not the order of commits: never read on from the last one seen';
comment on column outbox.time is 'When it happened, by the clock of the service';

-- Events already taken in charge: handled or parked. Written in the transaction of the effects.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

create index inbox_received_at on inbox using brin (received_at);

-- Messages that could not be handled, and all later ones of the same topic and key, as they came.
create table parked_message (
    sequence  bigint generated always as identity primary key,
    event_id  uuid        not null,
    topic     text        not null,
    partition integer     not null,
    position  bigint      not null,
    key       text        not null,
    type      text,
    headers   jsonb       not null,
    body      bytea,
    attempts  integer     not null,
    error     text,
    parked_at timestamptz not null default now()
);

create index parked_message_key on parked_message (key, topic, sequence);
