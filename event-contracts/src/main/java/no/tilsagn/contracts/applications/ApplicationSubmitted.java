package no.tilsagn.contracts.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A joint application was submitted, or submitted again after a correction: then the version is higher and this event
 * replaces what the earlier one said.
 *
 * @param number what people call it, such as {@code 2025-0007}
 * @param projectType {@code PRE_PROJECT} or {@code PROJECT}
 * @param healthCommunity the health community that ranks it
 * @param minimumAmountOre the least that the project can be carried out with, or null when no range was given
 * @param agreementEvidence {@code SIGNED}, {@code ELECTRONIC_CONFIRMATION} or {@code ATTACHED_UNDATED}
 * @param warnings codes of the completeness check that do not stop submission
 */
public record ApplicationSubmitted(
        UUID applicationId,
        String number,
        long version,
        UUID callId,
        String title,
        String projectType,
        boolean digital,
        @Nullable UUID continuationOf,
        String healthCommunity,
        UUID leadOrganisationId,
        List<Party> parties,
        LocalDate startsOn,
        LocalDate endsOn,
        long requestedAmountOre,
        List<YearAmount> requestedByYear,
        long totalCostOre,
        @Nullable Long minimumAmountOre,
        List<Milestone> milestones,
        List<Benefit> benefits,
        String agreementEvidence,
        List<String> warnings,
        Instant submittedAt) {
    public static final String TYPE = "no.tilsagn.applications.application-submitted.v1";

    /** @param role {@code LEAD}, {@code PARTY}, {@code SUPPORTER} or {@code PARTNER} */
    public record Party(UUID organisationId, String role) {}

    public record YearAmount(int year, long amountOre) {}

    /** @param due a quarter such as {@code 2025-Q4}, a month such as {@code 2025-10}, or null */
    public record Milestone(
            String title,
            @Nullable String responsible,
            @Nullable String due) {}

    public record Benefit(
            @Nullable String category,
            @Nullable String beneficiary,
            @Nullable String responsible,
            @Nullable String measure,
            @Nullable String horizon) {}
}
