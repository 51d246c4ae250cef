package no.tilsagn.applications.impartiality;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** The latest that a person has declared over an application. */
@Introspected
record Impartiality(
        UUID applicationId,
        String subject,
        boolean conflicted,
        @Nullable String reason,
        Instant declaredAt) {}
