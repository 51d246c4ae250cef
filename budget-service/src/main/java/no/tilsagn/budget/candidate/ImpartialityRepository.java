package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImpartialityRepository extends GenericRepository<Impartiality, UUID> {

    @Query("select * from impartiality where conflicted and application_id in (:applicationIds) order by subject")
    List<Impartiality> findConflicts(List<UUID> applicationIds);

    @Query("select application_id from impartiality where conflicted and subject = :subject")
    Set<UUID> findConflictsOf(String subject);

    @Query("""
            insert into impartiality (application_id, subject, conflicted, reason)
            values (:applicationId, :subject, :conflicted, :reason)
            on conflict (application_id, subject) do update
               set conflicted = excluded.conflicted, reason = excluded.reason
            """)
    void declare(UUID applicationId, String subject, boolean conflicted, @Nullable String reason);
}
