package no.tilsagn.followup.notification;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity
record Notification(
        @Id UUID id,
        String addressee,
        NotificationKind kind,
        String title,
        String body,
        Subject.Type subjectType,
        UUID subjectId,
        @Nullable UUID applicationId,
        String link,
        String why,
        Instant occurredAt) {}
