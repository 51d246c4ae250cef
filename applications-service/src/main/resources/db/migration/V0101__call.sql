create table call (
    id              uuid primary key,
    version         bigint      not null,
    terms           jsonb       not null,
    created_by      text        not null,
    created_at      timestamptz not null,
    published_at    timestamptz,
    opens_at        timestamptz,
    local_closes_at timestamptz,
    closes_at       timestamptz,
    closed_at       timestamptz,
    check (published_at is null or (opens_at < local_closes_at and local_closes_at <= closes_at))
);

comment on column call.local_closes_at is 'The first instant after the local deadline; closes_at likewise for the last deadline';
comment on column call.closed_at is 'When its closing was announced to the other services';

create index call_to_close on call (closes_at) where published_at is not null and closed_at is null;
