create table migrated_with as
select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock;
