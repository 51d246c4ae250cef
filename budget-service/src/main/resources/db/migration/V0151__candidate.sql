-- What applications-service tells about applications. No foreign keys: the events of one table may come before another's.
create table submitted_application (
    application_id       uuid primary key,
    version              bigint      not null,
    number               text        not null,
    call_id              uuid        not null,
    title                text        not null,
    project_type         text        not null,
    digital              boolean     not null,
    continuation_of      uuid,
    health_community     text        not null,
    lead_organisation_id uuid        not null,
    party_ids            jsonb       not null,
    starts_on            date        not null,
    ends_on              date        not null,
    requested            jsonb       not null,
    total_cost_ore       bigint      not null,
    minimum_ore          bigint,
    submitted_at         timestamptz not null,
    -- no longer in the round: withdrawn, or found ineligible
    excluded             boolean     not null
);

create table ranking_entry (
    application_id         uuid    not null,
    call_id                uuid    not null,
    health_community       text    not null,
    rank                   integer not null,
    recommendation         text    not null,
    recommended_amount_ore bigint,
    reason                 text,
    primary key (call_id, application_id)
);

create table impartiality (
    application_id uuid    not null,
    subject        text    not null,
    conflicted     boolean not null,
    reason         text,
    primary key (application_id, subject)
);
