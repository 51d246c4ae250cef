create table fund (
    id               uuid primary key,
    name             text        not null,
    kind             text        not null,
    health_community text,
    created_at       timestamptz not null,
    created_by       text        not null,
    check (kind = 'REGIONAL' and health_community is null or kind = 'LOCAL' and health_community is not null)
);
