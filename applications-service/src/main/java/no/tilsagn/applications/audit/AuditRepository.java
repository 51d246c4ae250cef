package no.tilsagn.applications.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditRepository.Row, Long> {

    @MappedEntity("application_history")
    record Row(@Id long id) {}

    @Query("""
            insert into application_history (application_id, at, subject, name, organisation_number, action,
                                             from_status, to_status, version, note)
            values (:applicationId, :at, :subject, :name, :organisationNumber, :action,
                    :fromStatus, :toStatus, :version, :note)
            """)
    void saveHistory(
            UUID applicationId,
            Instant at,
            String subject,
            String name,
            @Nullable String organisationNumber,
            String action,
            @Nullable String fromStatus,
            String toStatus,
            long version,
            @Nullable String note);

    @Query("""
            insert into deed (object_id, at, subject, name, organisation_number, action, version, note)
            values (:objectId, :at, :subject, :name, :organisationNumber, :action, :version, :note)
            """)
    void saveDeed(
            UUID objectId,
            Instant at,
            String subject,
            String name,
            @Nullable String organisationNumber,
            String action,
            long version,
            @Nullable String note);

    @Query("""
            insert into personal_data_access (application_id, at, subject, name, organisation_number)
            values (:applicationId, :at, :subject, :name, :organisationNumber)
            """)
    void saveAccess(UUID applicationId, Instant at, String subject, String name, @Nullable String organisationNumber);

    @Query("""
            select id, at, subject, name, organisation_number, action, from_status, to_status, version,
                   case when :assessment or action <> 'RANK' then note end note
            from application_history
            where application_id = :applicationId and id > :after
              and (:assessment or action not in ('DECLARE_CONFLICT', 'DECLARE_IMPARTIAL'))
            order by id limit :rows
            """)
    List<HistoryEntry> history(UUID applicationId, boolean assessment, long after, int rows);

    @Query("""
            select id, at, subject, name, organisation_number, action, version, note
            from deed where object_id = :objectId and id > :after order by id limit :rows
            """)
    List<Deed> deeds(UUID objectId, long after, int rows);

    @Query("""
            select id, at, subject, name, organisation_number
            from personal_data_access where application_id = :applicationId and id > :after order by id limit :rows
            """)
    List<PersonalDataAccess> accesses(UUID applicationId, long after, int rows);
}
