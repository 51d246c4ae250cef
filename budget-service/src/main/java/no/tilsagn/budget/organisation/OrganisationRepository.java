package no.tilsagn.budget.organisation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganisationRepository extends GenericRepository<Organisation, UUID> {
    List<Organisation> findByIdIn(Collection<UUID> ids);

    /** Who holds a number on a day: the later one while it is not yet heard that the earlier one has ended. */
    @Query("""
            select * from organisation where organisation_number = :organisationNumber
                and valid_from <= :day and (valid_to is null or valid_to > :day)
            order by valid_from desc limit 1
            """)
    Optional<Organisation> findHolder(String organisationNumber, LocalDate day);

    /** An organisation, and those that had become it by a day. */
    @Query("""
            with recursive line(id) as (
              select cast(:id as uuid)
              union
              select o.id from line l join organisation_succession s on s.successor_id = l.id
                join organisation o on o.id = s.predecessor_id and o.valid_to <= :day)
            select id from line
            """)
    List<UUID> line(UUID id, LocalDate day);

    @Query("""
            insert into organisation_succession (predecessor_id, successor_id) values (:predecessorId, :successorId)
            on conflict do nothing
            """)
    void keepSuccession(UUID predecessorId, UUID successorId);

    @Query("""
            select * from organisation
             where kind = :kind and health_community is not distinct from cast(:healthCommunity as text)
             order by valid_to desc nulls first, valid_from desc, id limit 1
            """)
    Optional<Organisation> findNewestOfKind(String kind, @Nullable String healthCommunity);

    @Query("""
            insert into organisation (id, organisation_number, name, kind, municipality_code, health_community,
                    valid_from, valid_to)
                values (:id, :organisationNumber, :name, :kind, :municipalityCode, :healthCommunity, :validFrom, :validTo)
            on conflict (id) do update set
                organisation_number = excluded.organisation_number, name = excluded.name, kind = excluded.kind,
                municipality_code = excluded.municipality_code, health_community = excluded.health_community,
                valid_from = excluded.valid_from, valid_to = excluded.valid_to
            """)
    void keep(
            UUID id,
            @Nullable String organisationNumber,
            String name,
            String kind,
            @Nullable String municipalityCode,
            @Nullable String healthCommunity,
            LocalDate validFrom,
            @Nullable LocalDate validTo);
}
