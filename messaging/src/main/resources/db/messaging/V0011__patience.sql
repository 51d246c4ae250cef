-- What became of each event in this reader, for as long as the archive of its owner lives. Older replicas write only who read
-- what: their rows have no key.
alter table inbox
    add column topic  text,
    add column type   text,
    add column key    text,
    add column number bigint,
    add column effect text check (effect in ('HANDLED', 'SKIPPED', 'QUEUED'));

-- Rows are found by their id, which begins with the time.
drop index inbox_received_at;
create index inbox_of_older_replicas on inbox (received_at) where key is null;

-- How far each key has been read; locked by whoever handles an event of the key.
create table inbox_key (
    topic      text        not null,
    key        text        not null,
    last       bigint      not null,
    unnumbered boolean     not null default false,
    stepped_at timestamptz not null default now(),
    primary key (topic, key)
);
comment on column inbox_key.last is 'Every event up to this number is handled, skipped or queued';
comment on column inbox_key.unnumbered is 'Whether an event without a number came after it, sent by an older replica';

-- A message that failed waits for its next attempt, and the later ones of its key behind it.
alter table parked_message
    add column number          bigint,
    add column state           text not null default 'PARKED' check (state in ('WAITING', 'BEHIND', 'GAP', 'PARKED')),
    add column next_attempt_at timestamptz,
    add check ((state = 'WAITING') = (next_attempt_at is not null));
comment on column parked_message.state is
    'WAITING for its next attempt, BEHIND another of its key, for those missing in a GAP before it, or PARKED for an operator';

create index parked_message_due on parked_message (next_attempt_at) where state = 'WAITING';
