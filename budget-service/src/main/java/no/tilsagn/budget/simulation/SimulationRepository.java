package no.tilsagn.budget.simulation;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SimulationRepository extends GenericRepository<Simulation, UUID> {
    Simulation save(Simulation simulation);

    Optional<Simulation> findByIdAndAllocationId(UUID id, UUID allocationId);
}
