package no.tilsagn.budget.organisation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OrganisationRepository extends GenericRepository<Organisation, UUID> {

    Optional<Organisation> findById(UUID id);

    @Query("""
            select * from organisation where organisation_number = :organisationNumber
            order by valid_to desc nulls first, valid_from desc limit 1
            """)
    Optional<Organisation> findNewestByOrganisationNumber(String organisationNumber);

    Organisation save(Organisation organisation);

    int update(Organisation organisation);
}
