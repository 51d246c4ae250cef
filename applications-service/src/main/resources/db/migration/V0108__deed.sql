-- Who did what with a call or an organisation, as call_history had it for calls.
alter table call_history drop constraint call_history_call_id_fkey;
alter table call_history rename column call_id to object_id;
alter table call_history rename to deed;
alter index call_history_of rename to deed_of;
alter trigger call_history_is_append_only on deed rename to deed_is_append_only;

comment on column deed.object_id is 'The call or the organisation';

alter table organisation add column version bigint not null default 0;
