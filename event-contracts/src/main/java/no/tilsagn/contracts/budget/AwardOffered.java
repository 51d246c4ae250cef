package no.tilsagn.contracts.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant is promised to the lead of an application, for acceptance until the end of {@code acceptBy}.
 *
 * @param number what people call it, such as {@code T-2025-0003}
 * @param recipientId the organisation that leads the application
 * @param reductionReason why the total is less than requested, or null
 */
public record AwardOffered(
        UUID awardId,
        String number,
        UUID applicationId,
        UUID callId,
        UUID allocationId,
        UUID fundId,
        UUID recipientId,
        String healthCommunity,
        String title,
        long requestedAmountOre,
        long totalOre,
        List<YearAmount> byYear,
        LocalDate acceptBy,
        @Nullable String reductionReason,
        List<String> conditions) {
    public static final String TYPE = "no.tilsagn.budget.award-offered.v1";
}
