-- The last deadline of each call, local time of Oslo; owned by applications-service.
create table call_deadline (
    call_id       uuid primary key,
    last_deadline timestamp not null
);
