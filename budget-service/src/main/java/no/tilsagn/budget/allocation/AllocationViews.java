package no.tilsagn.budget.allocation;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.award.AwardOffers;
import no.tilsagn.budget.candidate.Shortlist;

/** Puts together what an allocation shows. */
@Singleton
class AllocationViews {
    private final Allocations allocations;
    private final AwardOffers offers;

    AllocationViews(Allocations allocations, AwardOffers offers) {
        this.allocations = allocations;
        this.offers = offers;
    }

    AllocationView of(Allocation allocation) {
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
                        .map(AllocationView.CandidateView::of)
                        .toList(),
                shortlist.awaitedIds(),
                allocation.decisions().stream()
                        .map(decision -> AllocationView.DecisionView.of(decision, awards))
                        .toList(),
                AllocationView.AdoptionView.of(allocation.adoption()));
    }
}
