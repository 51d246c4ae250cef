-- Who did what with an allocation: opened and simulated it, prepared each decision, adopted them.
create table allocation_history (
    id             bigint      primary key generated always as identity,
    allocation_id  uuid        not null references allocation,
    at             timestamptz not null,
    subject        text        not null,
    name           text        not null,
    action         text        not null check (action in ('OPEN', 'SIMULATE', 'DECIDE', 'ADOPT')),
    version        bigint      not null,
    application_id uuid,
    decision       jsonb,
    simulation_id  uuid references simulation,
    check ((action = 'DECIDE') = (application_id is not null)),
    check ((action = 'SIMULATE') = (simulation_id is not null)),
    check (decision is null or action = 'DECIDE')
);

comment on column allocation_history.version is 'Of the allocation, after it';
comment on column allocation_history.decision is 'What is proposed from then on; null when it was taken back';

create index allocation_history_by_allocation on allocation_history (allocation_id, id);

create trigger allocation_history_is_kept before update or delete or truncate on allocation_history
    for each statement execute function refuse_change_of_what_is_kept();
