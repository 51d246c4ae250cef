package no.tilsagn.contracts.followup;

import java.util.UUID;

/**
 * A report has been approved; an instalment that waited for it may be released.
 *
 * @param spendingOre what the report accounts for
 */
public record ReportApproved(
        UUID projectId,
        UUID awardId,
        UUID applicationId,
        String healthCommunity,
        UUID dutyId,
        String kind,
        int no,
        long spendingOre) {
    public static final String TYPE = "no.tilsagn.followup.report-approved.v1";
}
