package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.amount.YearAmounts;

/**
 * What a committee means to decide, or has decided, on one application.
 *
 * @param byYear nothing for a rejection
 * @param reason of a rejection, or of awarding less than was applied for
 * @param departureReason why the order of the health community's list was departed from
 */
record Decision(
        UUID applicationId,
        Outcome outcome,
        YearAmounts byYear,
        @Nullable String reason,
        @Nullable String departureReason,
        List<String> conditions) {

    enum Outcome {
        AWARD,
        REJECT
    }

    boolean awards() {
        return outcome == Outcome.AWARD;
    }
}
