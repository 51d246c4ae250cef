-- Who did what with an award: its offer and answer, and the payment of each instalment.
create table award_history (
    id            bigint      primary key generated always as identity,
    award_id      uuid        not null references award,
    at            timestamptz not null,
    subject       text        not null,
    action        text        not null
        check (action in ('OFFER', 'ACCEPT', 'DECLINE', 'LAPSE', 'APPROVE', 'DISBURSE', 'CANCEL', 'SETTLE')),
    version       bigint      not null,
    instalment_no integer,
    note          text,
    check ((action in ('APPROVE', 'DISBURSE', 'CANCEL')) = (instalment_no is not null))
);

comment on column award_history.subject is 'The person, or "rules" for what nobody decided';
comment on column award_history.version is 'Of the award, after it';

create index award_history_by_award on award_history (award_id, id);

create trigger award_history_is_kept before update or delete or truncate on award_history
    for each statement execute function refuse_change_of_what_is_kept();
