-- Who has declared to be conflicted over an application, or not to be; the latest declaration counts.
create table impartiality (
    application_id uuid        not null references application,
    subject        text        not null,
    conflicted     boolean     not null,
    reason         text,
    declared_at    timestamptz not null,
    primary key (application_id, subject)
);

create table ranking_list (
    id               uuid primary key,
    call_id          uuid        not null references call,
    health_community text        not null,
    version          bigint      not null,
    entries          jsonb       not null,
    proposed_by      text        not null,
    proposed_at      timestamptz not null,
    adoption         jsonb,
    adopted_by       text,
    adopted_at       timestamptz,
    unique (call_id, health_community)
);

create function refuse_change_of_adopted_ranking() returns trigger language plpgsql as
$$ begin
    if old.adopted_at is not null then raise exception 'an adopted ranking list is frozen'; end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create trigger ranking_list_is_frozen before update or delete on ranking_list
    for each row execute function refuse_change_of_adopted_ranking();
