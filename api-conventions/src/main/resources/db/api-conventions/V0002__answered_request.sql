-- What each Idempotency-Key was answered; written in the transaction of the command it answers.
create table answered_request (
    subject     text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      integer,
    etag        text,
    location    text,
    body        bytea,
    created_at  timestamptz not null default now(),
    primary key (subject, key)
);

create index answered_request_by_age on answered_request (created_at);
