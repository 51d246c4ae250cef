package no.tilsagn.followup.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something people should know, in Norwegian (bokmål).
 *
 * @param title one line
 * @param body what happened and what is expected of the reader
 * @param applicationId whose content it tells, so that nobody with a conflict of interest over it reads it; null for a
 *     summary of several
 * @param link path in the API of what it is about
 */
public record Message(
        NotificationKind kind,
        String title,
        String body,
        Subject subject,
        @Nullable UUID applicationId,
        String link,
        Instant occurredAt) {}
