package no.tilsagn.followup.organisation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganisationRepository extends GenericRepository<Organisation, UUID> {

    @Query("""
            insert into organisation (id, organisation_number, name, kind, health_community, valid_to)
            values (:id, :organisationNumber, :name, :kind, :healthCommunity, :validTo)
            on conflict (id) do update set organisation_number = excluded.organisation_number, name = excluded.name,
                kind = excluded.kind, health_community = excluded.health_community, valid_to = excluded.valid_to
            """)
    void put(Organisation organisation);

    Optional<Organisation> findById(UUID id);

    /** The one that exists, when the number went from one to another. */
    @Query("select * from organisation where organisation_number = :number order by valid_to desc nulls first limit 1")
    Optional<Organisation> findByNumber(String number);

    @Query("select name from organisation where kind = 'HEALTH_COMMUNITY' and health_community = :code limit 1")
    Optional<String> findNameOfCommunity(String code);
}
