-- What is kept for good can be added to, and nothing else.
create function refuse_change_of_what_is_kept() returns trigger language plpgsql as $$
begin
    raise exception '% stays as it was', tg_table_name using errcode = 'restrict_violation';
end $$;

-- What the letter of an award says: written with the offer. Awards from before this table have none.
create table grant_letter (
    award_id uuid  primary key references award,
    letter   jsonb not null
);

create trigger grant_letter_is_kept before update or delete or truncate on grant_letter
    for each statement execute function refuse_change_of_what_is_kept();
