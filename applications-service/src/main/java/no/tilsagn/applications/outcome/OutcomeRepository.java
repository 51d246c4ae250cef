package no.tilsagn.applications.outcome;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutcomeRepository extends GenericRepository<AwardOutcome, UUID> {

    AwardOutcome save(AwardOutcome award);

    AwardOutcome update(AwardOutcome award);

    Optional<AwardOutcome> findByAwardIdForUpdate(UUID awardId);

    List<AwardOutcome> findByApplicationId(UUID applicationId);

    @Query("insert into rejection (allocation_id, application_id) values (:allocationId, :applicationId)"
            + " on conflict do nothing")
    void reject(UUID allocationId, UUID applicationId);

    @Query("select exists (select 1 from rejection where application_id = :applicationId)")
    boolean isRejected(UUID applicationId);
}
