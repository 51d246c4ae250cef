package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.budget.candidate.Candidate;
import no.tilsagn.budget.candidate.SubmittedApplication;

/**
 * An allocation as its committee sees it.
 *
 * @param awaitedApplicationIds ranked applications that have not arrived, or not as they were when they were ranked
 */
@Schema(name = "Allocation")
record AllocationView(
        UUID id,
        UUID callId,
        UUID fundId,
        int year,
        DecidingBody body,
        @Nullable String healthCommunity,
        AllocationStatus status,
        long version,
        List<CandidateView> candidates,
        List<UUID> awaitedApplicationIds,
        List<DecisionView> decisions,
        @Nullable AdoptionView adoption) {

    /**
     * A recommended application; years are keys such as {@code "2025"}.
     *
     * @param conflicted the reader has declared a conflict of interest over it, and is not shown what it is
     */
    @Schema(name = "Candidate")
    record CandidateView(
            UUID applicationId,
            String number,
            String healthCommunity,
            int rank,
            boolean conflicted,
            @Nullable String title,
            @Nullable String recommendation,
            @Nullable Nok recommendedAmount,
            @Nullable Nok requestedAmount,
            @Nullable SortedMap<Integer, Nok> requestedByYear,
            @Nullable Nok minimumAmount,
            @Nullable Nok totalCost,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable UUID leadOrganisationId,
            @Nullable Traits traits,
            @Nullable List<String> conflictedMembers) {

        static CandidateView withheld(Candidate candidate) {
            return new CandidateView(
                    candidate.applicationId(),
                    candidate.application().number(),
                    candidate.application().healthCommunity(),
                    candidate.rank(),
                    true,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        static CandidateView of(Candidate candidate) {
            SubmittedApplication application = candidate.application();
            return new CandidateView(
                    application.applicationId(),
                    application.number(),
                    application.healthCommunity(),
                    candidate.rank(),
                    false,
                    application.title(),
                    candidate.recommendation(),
                    Nok.ofNullable(candidate.recommendedAmountOre()),
                    Nok.ofOre(application.requested().total()),
                    application.requested().noks(),
                    Nok.ofNullable(application.minimumOre()),
                    Nok.ofOre(application.totalCostOre()),
                    application.startsOn(),
                    application.endsOn(),
                    application.leadOrganisationId(),
                    new Traits(
                            application.projectType(),
                            application.digital(),
                            application.request(0).months(),
                            application.continuationOf()),
                    candidate.conflictedMembers());
        }
    }

    /** What the call's rules look at. */
    @Schema(name = "CandidateTraits")
    record Traits(
            String projectType,
            boolean digital,
            int durationMonths,
            @Nullable UUID continuationOf) {}

    /** @param conflicted the reader has declared a conflict of interest over the application, and is not shown this */
    @Schema(name = "DecisionOnCandidate")
    record DecisionView(
            UUID applicationId,
            boolean conflicted,
            @Nullable Decision.Outcome outcome,
            @Nullable SortedMap<Integer, Nok> amountByYear,
            @Nullable Nok total,
            @Nullable String reason,
            @Nullable String departureReason,
            @Nullable List<String> conditions,
            @Nullable UUID awardId) {

        static DecisionView withheld(Decision decision) {
            return new DecisionView(decision.applicationId(), true, null, null, null, null, null, null, null);
        }

        static DecisionView of(Decision decision, Map<UUID, UUID> awardsByApplication) {
            return new DecisionView(
                    decision.applicationId(),
                    false,
                    decision.outcome(),
                    decision.byYear().noks(),
                    Nok.ofOre(decision.byYear().total()),
                    decision.reason(),
                    decision.departureReason(),
                    decision.conditions(),
                    awardsByApplication.get(decision.applicationId()));
        }
    }

    @Schema(name = "AllocationAdoption")
    record AdoptionView(
            LocalDate meetingOn, String caseNumber, List<String> present, Instant adoptedAt, String adoptedBy) {

        @Nullable
        static AdoptionView of(@Nullable Allocation.Adoption adoption) {
            return adoption == null
                    ? null
                    : new AdoptionView(
                            adoption.meetingOn(),
                            adoption.caseNumber(),
                            adoption.present(),
                            adoption.adoptedAt(),
                            adoption.adoptedBy());
        }
    }
}
