package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.budget.amount.YearAmounts;
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

    /** A recommended application; years are keys such as {@code "2025"}. */
    @Schema(name = "Candidate")
    record CandidateView(
            UUID applicationId,
            String number,
            String title,
            String healthCommunity,
            int rank,
            String recommendation,
            @Nullable Nok recommendedAmount,
            Nok requestedAmount,
            SortedMap<Integer, Nok> requestedByYear,
            @Nullable Nok minimumAmount,
            Nok totalCost,
            LocalDate startsOn,
            LocalDate endsOn,
            UUID leadOrganisationId,
            Traits traits,
            List<String> conflictedMembers) {

        static CandidateView of(Candidate candidate) {
            SubmittedApplication application = candidate.application();
            return new CandidateView(
                    application.applicationId(),
                    application.number(),
                    application.title(),
                    application.healthCommunity(),
                    candidate.rank(),
                    candidate.recommendation(),
                    Nok.ofNullable(candidate.recommendedAmountOre()),
                    Nok.ofOre(application.requested().total()),
                    noks(application.requested()),
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

    @Schema(name = "DecisionOnCandidate")
    record DecisionView(
            UUID applicationId,
            Decision.Outcome outcome,
            SortedMap<Integer, Nok> amountByYear,
            Nok total,
            @Nullable String reason,
            @Nullable String departureReason,
            List<String> conditions,
            @Nullable UUID awardId) {

        static DecisionView of(Decision decision, Map<UUID, UUID> awardsByApplication) {
            return new DecisionView(
                    decision.applicationId(),
                    decision.outcome(),
                    noks(decision.byYear()),
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

    private static SortedMap<Integer, Nok> noks(YearAmounts amounts) {
        SortedMap<Integer, Nok> noks = new TreeMap<>();
        amounts.ore().forEach((year, ore) -> noks.put(year, Nok.ofOre(ore)));
        return noks;
    }
}
