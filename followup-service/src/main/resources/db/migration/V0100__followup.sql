-- Tables fed by events of different aggregates have no foreign keys between them: order holds per aggregate only.

-- What follow-up knows of organisations; owned by applications-service.
create table organisation (
    id                  uuid primary key,
    organisation_number text,
    name                text not null,
    kind                text not null,
    health_community    text,
    valid_to            date
);

create index organisation_by_number on organisation (organisation_number);
create index organisation_by_community on organisation (health_community, kind);

-- What the application promised, as last submitted; owned by applications-service.
create table application (
    id         uuid primary key,
    version    bigint not null,
    number     text   not null,
    title      text   not null,
    milestones jsonb  not null,
    benefits   jsonb  not null
);

-- One project per accepted award; its row is the lock of all that happens in it.
create table project (
    id               uuid primary key,
    version          bigint not null,
    award_id         uuid   not null unique,
    award_number     text   not null,
    application_id   uuid   not null,
    recipient_id     uuid   not null,
    health_community text   not null,
    title            text   not null,
    status           text   not null check (status in ('ACTIVE', 'CLOSED')),
    starts_on        date   not null,
    ends_on          date   not null check (ends_on >= starts_on),
    total_ore        bigint not null check (total_ore >= 0),
    reported_ore     bigint not null check (reported_ore >= 0),
    instalments      jsonb  not null,
    closed_on        date check ((closed_on is not null) = (status = 'CLOSED'))
);

create index project_by_community on project (health_community, id);

-- The recipient and the other parties: whose people may see the project and write its reports.
create table project_party (
    project_id      uuid not null references project,
    organisation_id uuid not null,
    primary key (project_id, organisation_id)
);

create index project_party_by_organisation on project_party (organisation_id, project_id);

-- Payments on an award; owned by budget-service.
create table disbursement (
    award_id     uuid    not null,
    no           integer not null,
    disbursed_on date    not null,
    total_ore    bigint  not null,
    primary key (award_id, no)
);

comment on column disbursement.total_ore is 'All that was paid on the award up to and including this payment';

create table duty (
    id         uuid primary key,
    project_id uuid    not null references project,
    kind       text    not null,
    no         integer not null check (no > 0),
    due_on     date    not null,
    state      text    not null check (state in ('OPEN', 'SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED')),
    unique (project_id, kind, no)
);

-- The report that a duty asks for; there is none until somebody has written.
create table report (
    duty_id uuid primary key references duty,
    version bigint not null,
    draft   jsonb  not null
);

-- Who did what with a report; a submission with all that was submitted. Nothing is changed or removed.
create table report_history (
    id      bigint generated always as identity primary key,
    duty_id uuid        not null references duty,
    action  text        not null check (action in ('SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED')),
    at      timestamptz not null,
    subject text        not null,
    name    text        not null,
    comment text,
    content jsonb check ((content is not null) = (action = 'SUBMITTED'))
);

create index report_history_by_duty on report_history (duty_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % stay as they are', tg_table_name;
end
$$;

create trigger report_history_is_append_only
    before update or delete on report_history
    for each row execute function refuse_change();

create table notification (
    id           uuid primary key,
    addressee    text        not null,
    kind         text        not null,
    title        text        not null,
    body         text        not null,
    subject_type text        not null,
    subject_id   uuid        not null,
    link         text        not null,
    why          text        not null,
    occurred_at  timestamptz not null
);

comment on column notification.addressee is 'organisation:<id>, secretariat:<health community> or role:<role>';

create index notification_by_addressee on notification (addressee, occurred_at desc, id desc);
create index notification_by_subject on notification (subject_id, kind);

-- Who has read what: each person for himself or herself.
create table notification_read (
    notification_id uuid        not null references notification,
    subject         text        not null,
    read_at         timestamptz not null,
    primary key (notification_id, subject)
);
