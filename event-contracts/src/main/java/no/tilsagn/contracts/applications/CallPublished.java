package no.tilsagn.contracts.applications;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call is announced; it carries the rules by which the other services allocate, pay and follow up. */
public record CallPublished(
        UUID callId,
        String title,
        String scheme,
        LocalDateTime opensAt,
        LocalDateTime localDeadline,
        @Nullable LocalDateTime regionalDeadline,
        @Nullable LocalDate expectedDecisionOn,
        boolean oneTier,
        boolean appealable,
        AllocationRules rules,
        List<ReportingRequirement> reportingPlan,
        PaymentPlan payment,
        int acceptWithinDays) {
    public static final String TYPE = "no.tilsagn.applications.call-published.v1";

    /** How much a project may get: percent are whole, durations are months. */
    public record AllocationRules(
            int digitalSharePercent,
            long digitalCapOre,
            int preProjectMaxMonths,
            int maxMonths,
            int minOwnSharePercent) {}

    /**
     * A report that every project owes.
     *
     * @param kind {@code PROGRESS}, {@code FINANCIAL} or {@code FINAL}
     * @param everyMonths for recurring reports: months between them, counted from the project's start
     * @param monthsAfterEnd for a report that is due once: months after the project's end
     */
    public record ReportingRequirement(
            String kind,
            @Nullable Integer everyMonths,
            @Nullable Integer monthsAfterEnd) {}

    /**
     * @param gatedBy kinds of report that must be approved before a later instalment is released
     * @param holdBackPercent share of the award that waits for the final report
     */
    public record PaymentPlan(int instalmentsPerYear, List<String> gatedBy, int holdBackPercent) {}
}
