-- What a published call lays down for allocation and payment.
create table call_terms (
    call_id            uuid primary key,
    title              text    not null,
    scheme             text    not null,
    appealable         boolean not null,
    rules              jsonb   not null,
    payment            jsonb   not null,
    reporting_plan     jsonb   not null,
    accept_within_days integer not null check (accept_within_days >= 0)
);
