package no.tilsagn.followup.notification;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as one person sees it.
 *
 * @param title one line, in Norwegian
 * @param link path in the API, maybe with a query, of what it is about; open to whoever reads this
 * @param why why the reader gets it
 * @param readAt when this person marked it as read, or null
 */
record NotificationView(
        UUID id,
        NotificationKind kind,
        String title,
        String body,
        Subject subject,
        String link,
        String why,
        Instant occurredAt,
        @Nullable Instant readAt) {

    /** A row of the table with the reader's mark. */
    @Introspected
    record Row(
            UUID id,
            NotificationKind kind,
            String title,
            String body,
            Subject.Type subjectType,
            UUID subjectId,
            String link,
            String why,
            Instant occurredAt,
            @Nullable Instant readAt) {

        NotificationView toView() {
            return new NotificationView(
                    id, kind, title, body, new Subject(subjectType, subjectId), link, why, occurredAt, readAt);
        }
    }
}
