-- What was handed in, each time as it was.
create table submission (
    application_id       uuid        not null references application,
    version              bigint      not null,
    health_community     text,
    parties              jsonb       not null,
    form                 jsonb       not null,
    requested_amount_ore bigint,
    total_cost_ore       bigint,
    primary key (application_id, version),

    title        text  not null generated always as (coalesce(form ->> 'title', '')) stored,
    project_type text generated always as (form ->> 'projectType') stored,
    digital      boolean not null generated always as (coalesce((form ->> 'digital')::boolean, false)) stored,
    supporters   jsonb not null generated always as (jsonb_path_query_array(parties, '$[*] ? (@.role == "SUPPORTER").organisationId')) stored
);

comment on column submission.version is 'Of the application when it was handed in';
comment on column submission.supporters is 'Organisations that see the public part';

create trigger submission_is_append_only
    before update or delete or truncate on submission
    for each statement execute function refuse_change();

alter table application
    add column submitted_version bigint,
    add column shared_version    bigint  not null default 0,
    add column forwarded         boolean not null default false,
    drop column supporters;

comment on column application.submitted_version is 'The version that was handed in last';
comment on column application.shared_version is 'The last version that was more than work on a draft';
comment on column application.forwarded is 'Whether its health community has forwarded it to the allocation committee';

update application a
set submitted_version = (select max(h.version) from application_history h where h.application_id = a.id and h.action = 'SUBMIT'),
    shared_version    = (select max(h.version) from application_history h
                         where h.application_id = a.id and h.action not in ('CHANGE', 'CONFIRM')),
    forwarded         = exists (select 1 from application_history h
                                where h.application_id = a.id and h.to_status = 'FORWARDED')
where submitted_at is not null;

insert into submission (application_id, version, health_community, parties, form, requested_amount_ore, total_cost_ore)
select id, submitted_version, health_community, parties, form, requested_amount_ore, total_cost_ore
from application where submitted_at is not null;

-- Each application as everybody reads it but those who write it: as it was handed in last.
create view submitted_application as
select a.id, a.number, a.call_id, a.status, a.shared_version as version, s.health_community, a.lead_organisation_id,
       s.parties, s.form, s.requested_amount_ore, s.total_cost_ore, a.created_by, a.created_at, a.submitted_at,
       a.submitted_version, a.shared_version, a.forwarded
from application a join submission s on s.application_id = a.id and s.version = a.submitted_version;
