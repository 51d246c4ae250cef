package no.tilsagn.followup.application;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApplicationRepository extends GenericRepository<Application, UUID> {

    /** A lower version that comes late changes nothing. */
    @Query("""
            insert into application (id, version, number, title, milestones, benefits)
            values (:id, :version, :number, :title, cast(:milestones as jsonb), cast(:benefits as jsonb))
            on conflict (id) do update set version = excluded.version, number = excluded.number,
                title = excluded.title, milestones = excluded.milestones, benefits = excluded.benefits
            where excluded.version >= application.version
            """)
    void put(Application application);

    Optional<Application> findById(UUID id);
}
