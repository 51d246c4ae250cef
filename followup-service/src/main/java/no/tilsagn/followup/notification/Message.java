package no.tilsagn.followup.notification;

import java.time.Instant;

/**
 * Something people should know, in Norwegian (bokmål).
 *
 * @param title one line
 * @param body what happened and what is expected of the reader
 * @param link path in the API of what it is about
 */
public record Message(
        NotificationKind kind, String title, String body, Subject subject, String link, Instant occurredAt) {}
