-- One at a time: money that comes back may be allocated again once the earlier decision is adopted.
alter table allocation drop constraint allocation_call_id_fund_id_year_key;
create unique index allocation_open on allocation (call_id, fund_id, year) where status = 'DRAFT';
create index allocation_by_fund on allocation (fund_id, call_id, year);
