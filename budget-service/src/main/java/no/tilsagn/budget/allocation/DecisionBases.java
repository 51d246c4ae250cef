package no.tilsagn.budget.allocation;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.allocation.DecisionBasis.RankedRequest;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.award.AwardOffers;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidate;
import no.tilsagn.budget.candidate.Shortlist;
import no.tilsagn.budget.ledger.Ledger;

/** Finds what a decision rests on, and keeps it when the decision is adopted. */
@Singleton
public class DecisionBases {
    private final AdoptionBasisRepository kept;
    private final Allocations allocations;
    private final AwardOffers offers;
    private final Calls calls;
    private final Ledger ledger;

    DecisionBases(
            AdoptionBasisRepository kept, Allocations allocations, AwardOffers offers, Calls calls, Ledger ledger) {
        this.kept = kept;
        this.allocations = allocations;
        this.offers = offers;
        this.calls = calls;
        this.ledger = ledger;
    }

    /**
     * As things stand; once it is adopted, as they stood then.
     *
     * @throws Problem 409 {@code CANDIDATES_INCOMPLETE} while a recommended application is awaited
     */
    @Transactional(readOnly = true)
    public DecisionBasis of(Allocation allocation) {
        return switch (allocation.status()) {
            case DRAFT -> current(allocation);
            case ADOPTED ->
                kept.findByAllocationId(allocation.id())
                        .map(AdoptionBasis::basis)
                        .orElseThrow(() -> Problem.conflict(
                                "BASIS_NOT_KEPT",
                                "What this decision rested on was not yet kept when it was adopted."));
        };
    }

    /** Keeps it as it is before the decision takes its money, which nobody else moves until the transaction ends. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    void keep(Allocation allocation) {
        ledger.lock(allocation.fundId());
        kept.save(new AdoptionBasis(allocation.id(), current(allocation)));
    }

    private DecisionBasis current(Allocation allocation) {
        return new DecisionBasis(
                calls.get(allocation.callId()).rules(), available(allocation.fundId()), candidates(allocation));
    }

    private YearAmounts available(UUID fundId) {
        Map<Integer, Long> available = new TreeMap<>();
        ledger.balances(fundId).forEach(balance -> available.put(balance.year(), balance.availableOre()));
        return YearAmounts.of(available);
    }

    private List<RankedRequest> candidates(Allocation allocation) {
        Shortlist shortlist = allocations.shortlist(allocation);
        shortlist.requireComplete();
        List<Candidate> candidates = shortlist.candidates();
        Map<UUID, Long> elsewhere = offers.awardedOre(
                candidates.stream().map(Candidate::applicationId).toList());
        return candidates.stream()
                .map(candidate -> new RankedRequest(
                        candidate.applicationId(),
                        candidate.application().number(),
                        candidate.application().healthCommunity(),
                        candidate.rank(),
                        candidate.application().minimumOre(),
                        candidate.application().request(elsewhere.getOrDefault(candidate.applicationId(), 0L))))
                .sorted(Comparator.comparing(RankedRequest::applicationId))
                .toList();
    }
}
