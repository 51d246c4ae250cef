create table allocation (
    id               uuid primary key,
    call_id          uuid        not null,
    fund_id          uuid        not null references fund,
    year             integer     not null check (year between 2000 and 2100),
    body             text        not null check (body in ('ALLOCATION_COMMITTEE', 'SSU')),
    health_community text,
    status           text        not null check (status in ('DRAFT', 'ADOPTED')),
    version          bigint      not null,
    decisions        jsonb       not null,
    adoption         jsonb,
    created_at       timestamptz not null,
    created_by       text        not null,
    unique (call_id, fund_id, year),
    check ((body = 'SSU') = (health_community is not null)),
    check ((status = 'ADOPTED') = (adoption is not null))
);

-- What was asked and answered, kept as it was.
create table simulation (
    id            uuid primary key,
    allocation_id uuid        not null references allocation,
    input_hash    text        not null,
    input         text        not null,
    answer        text        not null,
    created_at    timestamptz not null,
    created_by    text        not null
);

create function refuse_change_of_simulation() returns trigger language plpgsql as $$
begin
    raise exception 'A simulation stays as it was' using errcode = 'restrict_violation';
end $$;

create trigger simulation_is_kept before update or delete or truncate on simulation
    for each statement execute function refuse_change_of_simulation();
