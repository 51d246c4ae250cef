package no.tilsagn.applications.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Something that was done with a call or an organisation.
 *
 * @param id grows with time
 * @param subject the person, or {@code applications-service} for what it does by itself
 * @param version of the call or organisation after it
 * @param note the circumstances
 */
@Introspected
public record Deed(
        long id,
        Instant at,
        String subject,
        String name,
        @Nullable String organisationNumber,
        String action,
        long version,
        @Nullable String note) {}
