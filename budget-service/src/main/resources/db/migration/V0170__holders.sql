-- The ledger knows whose the promised and paid money is: accounts get a holder. See docs/ledger.md and ADR 10.
--
-- Older replicas go on posting without one until the journals name their holders (journal.holders_from); from then on
-- whatever they post is refused whole.

alter table journal add column holders_from bigint check (holders_from > 0);
comment on column journal.holders_from is
    'Number of the first entry that names holders; null while sums are pooled, as they were at first';

alter table journal_entry add column recipe smallint not null default 1 check (recipe in (1, 2));
comment on column journal_entry.recipe is 'Of the hash: 2 names the holders';

alter table journal_entry drop constraint journal_entry_decision_kind_check;
alter table journal_entry add constraint journal_entry_decision_kind_check check (decision_kind in (
    'APPROPRIATION', 'ALLOCATION', 'ACCEPTANCE', 'REFUSAL', 'LAPSE', 'DISBURSEMENT', 'SETTLEMENT', 'CORRECTION', 'OPENING'));
alter table journal_entry drop constraint journal_entry_lines_check;
alter table journal_entry add constraint journal_entry_lines_check check (lines between 2 and 1000000);

create function is_held(bucket bucket) returns boolean immutable parallel safe language sql
    return bucket in ('EARMARKED', 'RESERVED', 'COMMITTED', 'DISBURSED', 'RETURNED');
comment on function is_held is 'Whether money in it is somebody''s: an award''s or an earmark''s';

alter table journal_posting add column holder uuid;
alter table journal_posting add constraint only_what_is_held_has_a_holder check (holder is null or is_held(bucket));
alter table journal_posting drop constraint journal_posting_fund_id_number_year_bucket_key;
alter table journal_posting add constraint journal_posting_names_an_account_once
    unique nulls not distinct (fund_id, number, year, bucket, holder);

alter table account add column holder uuid;
alter table account drop constraint account_pkey;
alter table account add constraint account_is_kept_once unique nulls not distinct (fund_id, year, bucket, holder);
create index account_by_holder on account (holder) where holder is not null;

-- Of each holder over all years: what came back is never more than what was paid.
create table holding (
    fund_id       uuid   not null references journal,
    holder        uuid   not null,
    disbursed_ore bigint not null,
    returned_ore  bigint not null,
    primary key (fund_id, holder),
    constraint no_more_comes_back_than_was_paid check (returned_ore <= disbursed_ore)
);
revoke delete, truncate on holding from current_user;

create trigger holding_is_kept before delete or truncate on holding
    for each statement execute function refuse_change();
create trigger holding_follows_postings before insert or update on holding
    for each statement execute function refuse_direct_change();

create function add_to_balance(posted journal_posting) returns bigint language plpgsql as $$
declare
    moved bigint;
begin
    if posted.holder is null then
        update account set balance_ore = balance_ore + posted.amount_ore
            where fund_id = posted.fund_id and year = posted.year and bucket = posted.bucket and holder is null
            returning balance_ore into moved;
    else
        update account set balance_ore = balance_ore + posted.amount_ore
            where fund_id = posted.fund_id and year = posted.year and bucket = posted.bucket and holder = posted.holder
            returning balance_ore into moved;
    end if;
    if not found then
        insert into account (fund_id, year, bucket, holder, balance_ore)
            values (posted.fund_id, posted.year, posted.bucket, posted.holder, posted.amount_ore)
            returning balance_ore into moved;
    end if;
    return moved;
end $$;

create or replace function move_balance() returns trigger language plpgsql as $$
declare
    moved  bigint := add_to_balance(new);
    lines  integer;
    opened bigint;
begin
    select e.lines, j.holders_from into lines, opened
        from journal_entry e join journal j using (fund_id) where e.fund_id = new.fund_id and e.number = new.number;
    if new.line > lines then
        raise exception 'Entry % of fund % has other lines than it says', new.number, new.fund_id
            using errcode = 'check_violation', constraint = 'entry_is_complete';
    end if;
    if moved <> new.balance_ore then
        raise exception 'Entry % of fund % says % for % % of %, and the balance is %',
            new.number, new.fund_id, new.balance_ore, new.year, new.bucket, coalesce(new.holder::text, 'nobody'), moved
            using errcode = 'check_violation', constraint = 'posting_tells_the_balance';
    end if;
    if new.holder is not null and (opened is null or new.number < opened)
       or new.holder is null and is_held(new.bucket) and (new.number > opened or new.number = opened and moved <> 0) then
        raise exception 'Entry % of fund % posts to % % without saying whose it is, or too early',
            new.number, new.fund_id, new.year, new.bucket
            using errcode = 'check_violation', constraint = 'what_is_held_has_a_holder';
    end if;
    if new.holder is not null and new.bucket in ('DISBURSED', 'RETURNED') then
        update holding
            set disbursed_ore = disbursed_ore + case new.bucket when 'DISBURSED' then new.amount_ore else 0 end,
                returned_ore  = returned_ore - case new.bucket when 'RETURNED' then new.amount_ore else 0 end
            where fund_id = new.fund_id and holder = new.holder;
        if not found then
            insert into holding (fund_id, holder, disbursed_ore, returned_ore)
                values (new.fund_id, new.holder,
                        case new.bucket when 'DISBURSED' then new.amount_ore else 0 end,
                        case new.bucket when 'RETURNED' then -new.amount_ore else 0 end);
        end if;
    end if;
    return null;
end $$;

-- Once per entry: that no line comes later is seen to by the numbers of the lines.
drop trigger entry_balances on journal_posting;

create function check_recipe() returns trigger language plpgsql as $$
declare
    opened bigint := (select holders_from from journal where fund_id = new.fund_id);
begin
    if (opened is not null and new.number >= opened) <> (new.recipe = 2) then
        raise exception 'Entry % of fund % names its holders by an outdated recipe, or too early', new.number, new.fund_id
            using errcode = 'check_violation', constraint = 'entry_follows_the_recipe_of_its_journal';
    end if;
    return null;
end $$;

create trigger entry_follows_the_recipe after insert on journal_entry
    for each row execute function check_recipe();

create function refuse_change_of_opening() returns trigger language plpgsql as $$
begin
    if old.holders_from is not null
       or new.holders_from is distinct from (
           select coalesce(max(number), 0) + 1 from journal_entry where fund_id = new.fund_id) then
        raise exception 'A journal begins to name holders once, with its next entry'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger journal_names_holders_for_good before update of holders_from on journal
    for each row execute function refuse_change_of_opening();

create function check_opening() returns trigger language plpgsql as $$
begin
    if exists (select from account where fund_id = new.fund_id and holder is null and is_held(bucket) and balance_ore <> 0) then
        raise exception 'Money of fund % is still nobody''s', new.fund_id
            using errcode = 'check_violation', constraint = 'what_is_held_has_a_holder';
    end if;
    return null;
end $$;

create constraint trigger everything_held_has_a_holder after update of holders_from on journal
    deferrable initially deferred for each row execute function check_opening();

-- Where nothing was ever posted there is nothing to tell apart: journals name holders from the first entry on.
do $$
begin
    if not exists (select from journal) then
        alter table journal alter column holders_from set default 1;
    end if;
end $$;
