-- What is known from before has begun.
alter table organisation add column valid_from date not null default 'epoch';
alter table organisation alter column valid_from drop default;

-- What an organisation came from, as applications-service tells; either of the two may be heard of first.
create table organisation_succession (
    predecessor_id uuid not null,
    successor_id   uuid not null,
    primary key (successor_id, predecessor_id)
);
