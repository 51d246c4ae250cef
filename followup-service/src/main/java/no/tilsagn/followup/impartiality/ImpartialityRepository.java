package no.tilsagn.followup.impartiality;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImpartialityRepository extends GenericRepository<Impartiality, UUID> {

    /** The events of an application come in order, so what comes last is what the person declared last. */
    @Query("""
            insert into impartiality (application_id, subject, conflicted) values (:applicationId, :subject, :conflicted)
            on conflict (application_id, subject) do update set conflicted = excluded.conflicted
            """)
    void put(Impartiality declaration);

    @Query("""
            select exists (select from impartiality
                where application_id = :applicationId and subject = :subject and conflicted)
            """)
    boolean isConflicted(UUID applicationId, String subject);
}
