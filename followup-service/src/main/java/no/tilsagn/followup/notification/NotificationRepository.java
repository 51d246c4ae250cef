package no.tilsagn.followup.notification;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface NotificationRepository extends GenericRepository<Notification, UUID> {
    String FOR_READER = """
            select n.id, n.kind, n.title, n.body, n.subject_type, n.subject_id, n.link, n.why, n.occurred_at, r.read_at
            from notification n left join notification_read r on r.notification_id = n.id and r.subject = :reader
            where n.addressee in (:addressees) and not exists (select from impartiality i
                where i.application_id = n.application_id and i.subject = :reader and i.conflicted)
            """;

    void saveAll(Iterable<Notification> notifications);

    @Query(FOR_READER + """
                and (r.read_at is null or not :unreadOnly)
                and (cast(:before as uuid) is null or (n.occurred_at, n.id) <
                    (select last.occurred_at, last.id from notification last where last.id = :before))
                order by n.occurred_at desc, n.id desc limit :limit
            """)
    List<NotificationView.Row> findNewest(
            List<String> addressees, String reader, boolean unreadOnly, @Nullable UUID before, int limit);

    @Query(FOR_READER + " and n.id = :id")
    Optional<NotificationView.Row> findFor(UUID id, List<String> addressees, String reader);

    @Query("""
            insert into notification_read (notification_id, subject, read_at) values (:id, :reader, :at)
            on conflict do nothing
            """)
    void markRead(UUID id, String reader, Instant at);

    boolean existsBySubjectIdAndKind(UUID subjectId, NotificationKind kind);
}
