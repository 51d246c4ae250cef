package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;

/**
 * A recommended application with its place on the list of its health community.
 *
 * @param recommendedAmountOre null when the list recommends no particular amount
 * @param conflictedMembers subjects of those who have declared a conflict of interest
 */
public record Candidate(
        SubmittedApplication application,
        int rank,
        String recommendation,
        @Nullable Long recommendedAmountOre,
        List<String> conflictedMembers) {

    public UUID applicationId() {
        return application.applicationId();
    }
}
