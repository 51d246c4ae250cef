package no.tilsagn.contracts.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The recipient has accepted; the event carries all that a project needs to start. */
public record AwardAccepted(
        UUID awardId,
        String number,
        UUID applicationId,
        UUID callId,
        UUID fundId,
        UUID recipientId,
        List<UUID> partyIds,
        String healthCommunity,
        String title,
        LocalDate startsOn,
        LocalDate endsOn,
        long totalOre,
        List<YearAmount> byYear,
        List<Instalment> instalments,
        List<ReportingRequirement> reportingPlan,
        List<String> conditions,
        LocalDate acceptedOn) {
    public static final String TYPE = "no.tilsagn.budget.award-accepted.v1";

    /** @param gate the report that must be approved first, or null */
    public record Instalment(
            int no,
            int year,
            LocalDate dueOn,
            long amountOre,
            @Nullable Gate gate) {}

    /** @param no which of the project's duties of that kind, from 1 */
    public record Gate(String duty, int no) {}

    /** As the call laid down: exactly one of the two month counts is set. */
    public record ReportingRequirement(
            String kind,
            @Nullable Integer everyMonths,
            @Nullable Integer monthsAfterEnd) {}
}
