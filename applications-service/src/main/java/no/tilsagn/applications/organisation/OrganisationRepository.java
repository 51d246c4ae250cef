package no.tilsagn.applications.organisation;

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

    Organisation save(Organisation organisation);

    Organisation update(Organisation organisation);

    Optional<Organisation> findById(UUID id);

    /** Who holds a number on a day: one at most. */
    @Query("select * from organisation where organisation_number = :organisationNumber"
            + " and valid_from <= :day and (valid_to is null or valid_to > :day)")
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

    List<Organisation> findByIdIn(Collection<UUID> ids);

    List<Organisation> findByOrganisationNumberIn(Collection<String> numbers);

    List<Organisation> findByMunicipalityCodeIn(Collection<String> codes);

    /** Those that {@code q} names, or what became of them, or what they came from: whichever exists on the day. */
    @Query("""
            with recursive
              named(id) as (select id from organisation
                where cast(:q as text) is null or name ilike '%' || :q || '%' escape '\\'
                   or organisation_number = :exactly or municipality_code = :exactly),
              later(id) as (select id from named
                union select s.successor_id from organisation_succession s join later l on l.id = s.predecessor_id),
              earlier(id) as (select id from named
                union select s.predecessor_id from organisation_succession s join earlier e on e.id = s.successor_id)
            select o.* from organisation o
            where o.id in (select id from later union select id from earlier)
              and o.valid_from <= :day and (o.valid_to is null or o.valid_to > :day)
              and (cast(:kind as text) is null or o.kind = :kind)
              and (cast(:healthCommunity as text) is null or o.health_community = :healthCommunity)
              and (cast(:after as uuid) is null
                   or (o.name, o.id) > (select p.name, p.id from organisation p where p.id = cast(:after as uuid)))
            order by o.name, o.id limit :rows
            """)
    List<Organisation> search(
            @Nullable String q,
            @Nullable String exactly,
            @Nullable String kind,
            @Nullable String healthCommunity,
            LocalDate day,
            @Nullable UUID after,
            int rows);

    @Query("""
            insert into organisation_succession (predecessor_id, successor_id) values (:predecessorId, :successorId)
            """)
    void saveSuccession(UUID predecessorId, UUID successorId);

    @Query("select predecessor_id from organisation_succession where successor_id = :id order by predecessor_id")
    List<UUID> predecessorIds(UUID id);

    @Query("select predecessor_id, successor_id from organisation_succession"
            + " where predecessor_id in (:ids) or successor_id in (:ids)")
    List<Succession> successions(Collection<UUID> ids);

    /** The codes of the areas. */
    @Query("select distinct health_community from organisation"
            + " where kind = 'HEALTH_COMMUNITY' and health_community is not null")
    List<String> healthCommunities();

    /** Held until the end of the transaction: what is registered is held against all that was registered before. */
    @Query("select 1 from (select pg_advisory_xact_lock(7455100)) locked")
    int lockRegister();
}
