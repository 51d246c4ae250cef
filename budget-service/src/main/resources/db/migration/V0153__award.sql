create table award (
    id                uuid primary key,
    number            text   not null unique,
    allocation_id     uuid   not null references allocation,
    application_id    uuid   not null,
    call_id           uuid   not null,
    fund_id           uuid   not null references fund,
    recipient_id      uuid   not null,
    party_ids         jsonb  not null,
    health_community  text   not null,
    title             text   not null,
    starts_on         date   not null,
    ends_on           date   not null,
    payment_ends_on   date   not null,
    status            text   not null
        check (status in ('OFFERED', 'ACCEPTED', 'DECLINED', 'LAPSED', 'SETTLED')),
    requested_ore     bigint not null,
    total_ore         bigint not null check (total_ore > 0),
    by_year           jsonb  not null,
    reduction_reason  text,
    conditions        jsonb  not null,
    case_number       text   not null,
    decided_on        date   not null,
    offered_on        date   not null,
    accept_by         date   not null,
    accepted_on       date,
    project_closed_on date,
    version           bigint not null,
    unique (allocation_id, application_id)
);

create index award_by_application on award (application_id);
create index award_by_recipient on award (recipient_id);
create index award_offered on award (accept_by) where status = 'OFFERED';

create table instalment (
    id           uuid primary key,
    award_id     uuid    not null references award,
    no           integer not null check (no > 0),
    year         integer not null,
    due_on       date    not null,
    amount_ore   bigint  not null check (amount_ore > 0),
    status       text    not null
        check (status in ('PLANNED', 'RELEASED', 'APPROVED', 'DISBURSED', 'CANCELLED')),
    gate_duty    text,
    gate_no      integer,
    approved_by  text,
    disbursed_by text,
    disbursed_on date,
    unique (award_id, no),
    check (extract(year from due_on) = year),
    check ((gate_duty is null) = (gate_no is null)),
    check ((status in ('APPROVED', 'DISBURSED')) = (approved_by is not null)),
    check ((status = 'DISBURSED') = (disbursed_by is not null and disbursed_on is not null)),
    constraint two_people_pay check (approved_by <> disbursed_by)
);

-- The last number given in each year: T-<year>-<number>.
create table award_number (
    year integer primary key,
    last integer not null
);
