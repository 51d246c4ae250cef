package no.tilsagn.followup.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReportRepository extends GenericRepository<Report, UUID> {

    Optional<Report> findByDutyId(UUID dutyId);

    @Query("""
            insert into report (duty_id, version, draft) values (:dutyId, :version, cast(:draft as jsonb))
            on conflict (duty_id) do update set version = excluded.version, draft = excluded.draft
            """)
    void put(Report report);
}
