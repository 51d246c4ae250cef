package no.tilsagn.contracts.followup;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Nothing more is expected of the project: every report that it owes is approved, or it owes none and its time is over.
 *
 * @param reportedOre what the approved reports account for together, no cost counted twice
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
