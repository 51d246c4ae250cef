package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SubmittedApplicationRepository extends GenericRepository<SubmittedApplication, UUID> {
    Optional<SubmittedApplication> findByApplicationId(UUID applicationId);

    List<SubmittedApplication> findByApplicationIdIn(List<UUID> applicationIds);

    @Query("select application_id from submitted_application where application_id in (:applicationIds)"
            + " order by application_id for update")
    List<UUID> lock(List<UUID> applicationIds);

    SubmittedApplication save(SubmittedApplication application);

    void update(SubmittedApplication application);

    @Query("update submitted_application set exclusion = :exclusion where application_id = :applicationId")
    void exclude(UUID applicationId, @Nullable Exclusion exclusion);
}
