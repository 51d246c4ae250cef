package no.tilsagn.applications.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Something that was done with an application.
 *
 * @param id grows with time
 * @param subject the person, or {@code budget-service} for what follows from a decision there
 * @param version of the application after it
 * @param note the reason or other circumstances
 */
@Introspected
public record HistoryEntry(
        long id,
        Instant at,
        String subject,
        String name,
        @Nullable String organisationNumber,
        String action,
        @Nullable String fromStatus,
        String toStatus,
        long version,
        @Nullable String note) {}
