package no.tilsagn.applications.impartiality;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImpartialityRepository extends GenericRepository<ImpartialityRepository.Row, UUID> {

    @MappedEntity("impartiality")
    record Row(@Id UUID applicationId) {}

    @Query("""
            insert into impartiality (application_id, subject, conflicted, reason, declared_at)
            values (:applicationId, :subject, :conflicted, :reason, :declaredAt)
            on conflict (application_id, subject) do update
              set conflicted = excluded.conflicted, reason = excluded.reason, declared_at = excluded.declared_at
            """)
    void declare(UUID applicationId, String subject, boolean conflicted, @Nullable String reason, Instant declaredAt);

    @Query("select application_id from impartiality where subject = :subject and conflicted"
            + " and application_id in (:applicationIds)")
    List<UUID> conflicts(String subject, Collection<UUID> applicationIds);
}
