package no.tilsagn.contracts.budget;

import java.util.UUID;

/** Nobody accepted in time; the money is available in the fund again. */
public record AwardLapsed(
        UUID awardId,
        String number,
        UUID applicationId,
        UUID callId,
        UUID recipientId,
        String healthCommunity,
        long totalOre) {
    public static final String TYPE = "no.tilsagn.budget.award-lapsed.v1";
}
