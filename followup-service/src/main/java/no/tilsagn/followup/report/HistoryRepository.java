package no.tilsagn.followup.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface HistoryRepository extends GenericRepository<HistoryEntry, Long> {
    void save(HistoryEntry entry);

    @Query("select * from report_history where duty_id = :dutyId order by id")
    List<HistoryEntry> findOf(UUID dutyId);
}
