-- What an adopted decision rested on: simulations of it are repeated on that. Decisions from before this table have none.
create table adoption_basis (
    allocation_id uuid  primary key references allocation,
    basis         jsonb not null
);

create trigger adoption_basis_is_kept before update or delete or truncate on adoption_basis
    for each statement execute function refuse_change_of_what_is_kept();
