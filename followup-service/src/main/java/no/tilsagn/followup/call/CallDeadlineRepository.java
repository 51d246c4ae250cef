package no.tilsagn.followup.call;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CallDeadlineRepository extends GenericRepository<CallDeadline, UUID> {

    @Query("""
            insert into call_deadline (call_id, last_deadline) values (:callId, :lastDeadline)
            on conflict (call_id) do update set last_deadline = excluded.last_deadline
            """)
    void put(CallDeadline deadline);

    Optional<CallDeadline> findById(UUID callId);
}
