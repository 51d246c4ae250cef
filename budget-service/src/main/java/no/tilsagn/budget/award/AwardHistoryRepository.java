package no.tilsagn.budget.award;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AwardHistoryRepository extends GenericRepository<AwardHistoryEntry, Long> {
    AwardHistoryEntry save(AwardHistoryEntry entry);

    @Query("select * from award_history where award_id = :awardId and id > :after order by id limit :rows")
    List<AwardHistoryEntry> page(UUID awardId, long after, int rows);
}
