package no.tilsagn.budget.allocation;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.budget.allocation.AllocationView.AdoptionView;
import no.tilsagn.budget.allocation.AllocationView.CandidateView;
import no.tilsagn.budget.allocation.AllocationView.DecisionView;
import no.tilsagn.budget.award.AwardOffers;
import no.tilsagn.budget.candidate.ConflictsOfInterest;
import no.tilsagn.budget.candidate.Shortlist;

/** Puts together what an allocation shows to somebody. */
@Singleton
class AllocationViews {
    private final Allocations allocations;
    private final AwardOffers offers;
    private final ConflictsOfInterest conflicts;

    AllocationViews(Allocations allocations, AwardOffers offers, ConflictsOfInterest conflicts) {
        this.allocations = allocations;
        this.offers = offers;
        this.conflicts = conflicts;
    }

    AllocationView of(Allocation allocation, Caller caller) {
        Set<UUID> withheld = conflicts.of(caller);
        Shortlist shortlist = allocations.shortlist(allocation);
        Map<UUID, UUID> awards = offers.awardsByApplication(allocation.id());
        return new AllocationView(
                allocation.id(),
                allocation.callId(),
                allocation.fundId(),
                allocation.year(),
                allocation.body(),
                allocation.healthCommunity(),
                allocation.status(),
                allocation.version(),
                shortlist.candidates().stream()
                        .map(candidate -> withheld.contains(candidate.applicationId())
                                ? CandidateView.withheld(candidate)
                                : CandidateView.of(candidate))
                        .toList(),
                shortlist.awaitedIds(),
                allocation.decisions().stream()
                        .map(decision -> withheld.contains(decision.applicationId())
                                ? DecisionView.withheld(decision)
                                : DecisionView.of(decision, awards))
                        .toList(),
                AdoptionView.of(allocation.adoption()));
    }
}
