-- The last number given in a year; the row is locked until the application that got it is committed.
create table application_number (
    year integer primary key,
    last integer not null
);

create table application (
    id                   uuid primary key,
    number               text        not null unique,
    call_id              uuid        not null references call,
    status               text        not null,
    version              bigint      not null,
    health_community     text,
    lead_organisation_id uuid        not null references organisation,
    parties              jsonb       not null,
    form                 jsonb       not null,
    requested_amount_ore bigint check (requested_amount_ore >= 0),
    total_cost_ore       bigint check (total_cost_ore >= 0),
    created_by           text        not null,
    created_at           timestamptz not null,
    submitted_at         timestamptz,

    title        text  not null generated always as (coalesce(form ->> 'title', '')) stored,
    project_type text generated always as (form ->> 'projectType') stored,
    digital      boolean not null generated always as (coalesce((form ->> 'digital')::boolean, false)) stored,
    members      jsonb not null generated always as (jsonb_path_query_array(parties, '$[*] ? (@.role != "SUPPORTER").organisationId')) stored,
    supporters   jsonb not null generated always as (jsonb_path_query_array(parties, '$[*] ? (@.role == "SUPPORTER").organisationId')) stored
);

comment on column application.submitted_at is 'When it was first submitted; until then only those who write it may know of it';
comment on column application.members is 'Organisations that see all of it: lead, parties and partners';
comment on column application.supporters is 'Organisations that see the public part once it is submitted';

create index application_by_call on application (call_id, status);
create index application_by_community on application (health_community, status);
create index application_by_member on application using gin (members jsonb_path_ops);
create index application_by_supporter on application using gin (supporters jsonb_path_ops);
