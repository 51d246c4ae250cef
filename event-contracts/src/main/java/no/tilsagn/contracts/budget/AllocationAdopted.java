package no.tilsagn.contracts.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A committee has decided over the applications of a call: every candidate has an outcome.
 *
 * @param body {@code ALLOCATION_COMMITTEE} or {@code SSU}
 * @param fundKind {@code REGIONAL} or {@code LOCAL}
 */
public record AllocationAdopted(
        UUID allocationId,
        UUID callId,
        UUID fundId,
        String fundKind,
        int year,
        String body,
        LocalDate meetingOn,
        String caseNumber,
        List<Item> items) {
    public static final String TYPE = "no.tilsagn.budget.allocation-adopted.v1";

    /**
     * @param outcome {@code AWARD} or {@code REJECT}
     * @param requestedAmountOre what was applied for
     * @param totalOre what was decided over all years; 0 for a rejection
     */
    public record Item(
            UUID applicationId,
            String number,
            String healthCommunity,
            UUID leadOrganisationId,
            String outcome,
            long requestedAmountOre,
            long totalOre,
            @Nullable String reason) {}
}
