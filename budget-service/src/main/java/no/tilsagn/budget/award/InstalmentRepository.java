package no.tilsagn.budget.award;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface InstalmentRepository extends GenericRepository<Instalment, UUID> {
    List<Instalment> findByAwardIdOrderByNo(UUID awardId);

    List<Instalment> findByAwardIdInOrderByNo(Collection<UUID> awardIds);

    void saveAll(Iterable<Instalment> instalments);

    void updateAll(Iterable<Instalment> instalments);
}
