package no.tilsagn.contracts.budget;

import java.util.UUID;

/** Nothing more will be paid on the award; what was not paid is available in the fund again. */
public record AwardSettled(
        UUID awardId,
        String number,
        UUID applicationId,
        UUID recipientId,
        String healthCommunity,
        long disbursedOre,
        long releasedOre) {
    public static final String TYPE = "no.tilsagn.budget.award-settled.v1";
}
