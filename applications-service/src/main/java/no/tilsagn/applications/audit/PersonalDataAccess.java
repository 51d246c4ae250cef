package no.tilsagn.applications.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** Somebody read the personal data of an application's contacts. */
@Introspected
public record PersonalDataAccess(
        long id,
        Instant at,
        String subject,
        String name,
        @Nullable String organisationNumber) {}
