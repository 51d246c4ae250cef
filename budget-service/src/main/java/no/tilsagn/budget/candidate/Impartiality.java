package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** What a person last declared about an application. */
@MappedEntity
record Impartiality(
        UUID applicationId,
        String subject,
        boolean conflicted,
        @Nullable String reason) {}
