package no.tilsagn.contracts.budget;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The recipient does not want the grant, or withdrew the application; the money is available in the fund again. */
public record AwardDeclined(
        UUID awardId,
        String number,
        UUID applicationId,
        UUID callId,
        UUID recipientId,
        String healthCommunity,
        long totalOre,
        @Nullable String reason) {
    public static final String TYPE = "no.tilsagn.budget.award-declined.v1";
}
