package no.tilsagn.contracts.budget;

import java.util.UUID;

/** What an instalment waited for is there: it may be approved for payment. */
public record InstalmentReleased(
        UUID awardId, String awardNumber, UUID applicationId, UUID fundId, int no, int year, long amountOre) {
    public static final String TYPE = "no.tilsagn.budget.instalment-released.v1";
}
