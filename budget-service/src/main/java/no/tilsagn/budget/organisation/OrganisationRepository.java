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

    Optional<Organisation> findById(UUID id);

    List<Organisation> findByIdIn(Collection<UUID> ids);

    @Query("""
            select * from organisation where organisation_number = :organisationNumber
            order by valid_to desc nulls first, valid_from desc limit 1
            """)
    Optional<Organisation> findNewestByOrganisationNumber(String organisationNumber);

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
