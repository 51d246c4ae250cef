package no.tilsagn.contracts.followup;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Every duty of the project is fulfilled, the final report last.
 *
 * @param reportedOre all that the approved reports account for
 */
public record ProjectClosed(
        UUID projectId,
        UUID awardId,
        UUID applicationId,
        String healthCommunity,
        long reportedOre,
        LocalDate closedOn) {
    public static final String TYPE = "no.tilsagn.followup.project-closed.v1";
}
