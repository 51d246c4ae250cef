package no.tilsagn.budget.allocation;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AdoptionBasisRepository extends GenericRepository<AdoptionBasis, UUID> {
    AdoptionBasis save(AdoptionBasis basis);

    Optional<AdoptionBasis> findByAllocationId(UUID allocationId);
}
