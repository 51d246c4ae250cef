package no.tilsagn.followup.duty;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DutyRepository extends GenericRepository<Duty, UUID> {
    void saveAll(Iterable<Duty> duties);

    void update(Duty duty);

    Optional<Duty> findById(UUID id);

    @Query("select * from duty where project_id = :projectId order by due_on, kind, no")
    List<Duty> findOf(UUID projectId);
}
