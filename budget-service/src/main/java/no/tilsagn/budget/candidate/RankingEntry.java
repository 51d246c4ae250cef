package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * Where a health community's adopted list has an application.
 *
 * @param applicationVersion of the submission that was ranked; null when not told
 * @param recommendation {@code FORWARD}, {@code LOCAL}, {@code BOTH} or {@code NOT_FORWARD}
 */
@MappedEntity
record RankingEntry(
        UUID applicationId,
        @Nullable Long applicationVersion,
        UUID callId,
        String healthCommunity,
        int rank,
        String recommendation,
        @Nullable Long recommendedAmountOre,
        @Nullable String reason) {}
