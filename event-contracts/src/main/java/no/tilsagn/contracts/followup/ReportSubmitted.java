package no.tilsagn.contracts.followup;

import java.time.Instant;
import java.util.UUID;

/** A project has reported; the secretariat is to review it. */
public record ReportSubmitted(
        UUID projectId,
        UUID awardId,
        UUID applicationId,
        String healthCommunity,
        UUID dutyId,
        String kind,
        int no,
        Instant submittedAt) {
    public static final String TYPE = "no.tilsagn.followup.report-submitted.v1";
}
