-- The ledger: one journal per fund, append-only, and the balances that follow from it. See docs/ledger.md.

-- The row that everybody who posts to the fund locks first.
create table journal (
    fund_id uuid primary key
);

-- Text that can be hashed line by line.
create domain one_line as text check (value ~ '\S' and value !~ '[\x01-\x1f\x7f]');

create table journal_entry (
    fund_id            uuid        not null references journal,
    number             bigint      not null check (number > 0),
    recorded_at        timestamptz not null,
    decision_kind      text        not null check (decision_kind in (
        'APPROPRIATION', 'ALLOCATION', 'ACCEPTANCE', 'REFUSAL', 'LAPSE', 'DISBURSEMENT', 'SETTLEMENT', 'CORRECTION')),
    decision_id        uuid        not null,
    decision_reference one_line    not null,
    decided_on         date        not null,
    decided_by         one_line    not null,
    text               one_line    not null,
    reverses           bigint,
    lines              integer     not null check (lines between 2 and 200),
    previous_hash      text        not null check (previous_hash ~ '^[0-9a-f]{64}$'),
    hash               text        not null check (hash ~ '^[0-9a-f]{64}$'),
    previous_number    bigint generated always as (nullif(number - 1, 0)) stored,
    primary key (fund_id, number),
    unique (fund_id, number, hash),
    -- no gap and no fork: every entry but the first follows the one entry before it, whose hash it names
    foreign key (fund_id, previous_number, previous_hash) references journal_entry (fund_id, number, hash),
    check (number > 1 or previous_hash = repeat('0', 64)),
    unique (fund_id, reverses),
    foreign key (fund_id, reverses) references journal_entry (fund_id, number),
    check (reverses < number)
);

create domain bucket as text check (value in (
    'APPROPRIATED', 'CARRIED_IN', 'RETURNED',
    'AVAILABLE', 'EARMARKED', 'RESERVED', 'COMMITTED', 'DISBURSED', 'CARRIED_OUT'));

-- What an entry does to one account, and the account's balance after it. A source is negative: it is what money came from.
create table journal_posting (
    fund_id     uuid    not null,
    number      bigint  not null,
    line        integer not null check (line > 0),
    year        integer not null check (year between 2000 and 2100),
    bucket      bucket  not null,
    amount_ore  bigint  not null check (amount_ore <> 0),
    balance_ore bigint  not null,
    primary key (fund_id, number, line),
    unique (fund_id, number, year, bucket),
    foreign key (fund_id, number) references journal_entry
);

create index journal_posting_by_account on journal_posting (fund_id, year, bucket, number);

-- The balance of every account, kept by the postings themselves.
create table account (
    fund_id     uuid    not null references journal,
    year        integer not null,
    bucket      bucket  not null,
    balance_ore bigint  not null,
    primary key (fund_id, year, bucket),
    constraint account_is_not_overdrawn check (
        case when bucket in ('APPROPRIATED', 'CARRIED_IN', 'RETURNED') then balance_ore <= 0 else balance_ore >= 0 end),
    constraint account_can_be_shown check (abs(balance_ore) <= 100000000000000)
);

create function move_balance() returns trigger language plpgsql as $$
declare
    moved bigint;
begin
    update account set balance_ore = balance_ore + new.amount_ore
        where fund_id = new.fund_id and year = new.year and bucket = new.bucket
        returning balance_ore into moved;
    if not found then
        insert into account (fund_id, year, bucket, balance_ore)
            values (new.fund_id, new.year, new.bucket, new.amount_ore)
            returning balance_ore into moved;
    end if;
    if moved <> new.balance_ore then
        raise exception 'Entry % of fund % says % for % %, and the balance is %',
            new.number, new.fund_id, new.balance_ore, new.year, new.bucket, moved
            using errcode = 'check_violation', constraint = 'posting_tells_the_balance';
    end if;
    return null;
end $$;

create trigger posting_moves_the_balance after insert on journal_posting
    for each row execute function move_balance();

-- An entry balances to zero within each year and has the lines that it says, when its transaction commits.
create function check_entry() returns trigger language plpgsql as $$
begin
    if (select count(*) from journal_posting p where p.fund_id = new.fund_id and p.number = new.number)
        <> (select e.lines from journal_entry e where e.fund_id = new.fund_id and e.number = new.number) then
        raise exception 'Entry % of fund % has other lines than it says', new.number, new.fund_id
            using errcode = 'check_violation', constraint = 'entry_is_complete';
    end if;
    if exists (select from journal_posting p where p.fund_id = new.fund_id and p.number = new.number
               group by p.year having sum(p.amount_ore) <> 0) then
        raise exception 'Entry % of fund % does not balance', new.number, new.fund_id
            using errcode = 'check_violation', constraint = 'entry_balances';
    end if;
    return null;
end $$;

create constraint trigger entry_balances after insert on journal_entry
    deferrable initially deferred for each row execute function check_entry();
create constraint trigger entry_balances after insert on journal_posting
    deferrable initially deferred for each row execute function check_entry();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The journal is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'restrict_violation', hint = 'Reverse the entry with a new one.';
end $$;

create trigger journal_entry_is_append_only before update or delete or truncate on journal_entry
    for each statement execute function refuse_change();
create trigger journal_posting_is_append_only before update or delete or truncate on journal_posting
    for each statement execute function refuse_change();
create trigger account_is_kept before delete or truncate on account
    for each statement execute function refuse_change();

create function refuse_direct_change() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'A balance changes by a posting only' using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

create trigger account_follows_postings before insert or update on account
    for each statement execute function refuse_direct_change();

-- The owner has these rights until they are taken away; foreign keys need the right to update what they point at.
revoke delete, truncate on journal_entry from current_user;
revoke update, delete, truncate on journal_posting from current_user;
revoke delete, truncate on account from current_user;
