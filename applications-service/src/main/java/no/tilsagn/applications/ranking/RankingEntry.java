package no.tilsagn.applications.ranking;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Nok;

/**
 * An application's place on the list.
 *
 * @param rank 1 is the first
 * @param recommendedAmount null when no particular amount is recommended
 * @param reason required for NOT_FORWARD
 */
@Introspected
record RankingEntry(
        @NotNull UUID applicationId,
        @NotNull @Min(1) @Max(100) Integer rank,
        @NotNull Recommendation recommendation,
        @Nullable Nok recommendedAmount,

        @Nullable @Size(max = 500) @Pattern(regexp = Lines.MANY)
        String reason) {

    RankingEntry withoutAssessment() {
        return new RankingEntry(applicationId, rank, recommendation, null, null);
    }
}
