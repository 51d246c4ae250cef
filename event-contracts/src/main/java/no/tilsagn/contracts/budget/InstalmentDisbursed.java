package no.tilsagn.contracts.budget;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Money has left the fund, approved by one person and paid by another.
 *
 * @param disbursedTotalOre all that has been paid on the award so far
 */
public record InstalmentDisbursed(
        UUID awardId,
        String awardNumber,
        UUID applicationId,
        UUID fundId,
        UUID recipientId,
        int no,
        int year,
        long amountOre,
        LocalDate disbursedOn,
        long disbursedTotalOre) {
    public static final String TYPE = "no.tilsagn.budget.instalment-disbursed.v1";
}
