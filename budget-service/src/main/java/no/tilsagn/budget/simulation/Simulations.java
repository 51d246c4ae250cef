package no.tilsagn.budget.simulation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.allocation.Allocation;
import no.tilsagn.budget.allocation.AllocationHistory;
import no.tilsagn.budget.allocation.AllocationStatus;
import no.tilsagn.budget.allocation.Allocations;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.award.AwardOffers;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidate;
import no.tilsagn.budget.candidate.ConflictsOfInterest;
import no.tilsagn.budget.candidate.Shortlist;
import no.tilsagn.budget.ledger.Ledger;
import no.tilsagn.budget.rule.RuleParameters;
import no.tilsagn.budget.simulation.SimulationInput.RankedRequest;

/** Runs simulations on what is known now, and keeps them. */
@Singleton
class Simulations {
    private final SimulationRepository repository;
    private final Allocations allocations;
    private final AllocationHistory history;
    private final AwardOffers offers;
    private final Calls calls;
    private final Ledger ledger;
    private final ConflictsOfInterest conflicts;
    private final InstantSource clock;

    Simulations(
            SimulationRepository repository,
            Allocations allocations,
            AllocationHistory history,
            AwardOffers offers,
            Calls calls,
            Ledger ledger,
            ConflictsOfInterest conflicts,
            InstantSource clock) {
        this.repository = repository;
        this.allocations = allocations;
        this.history = history;
        this.offers = offers;
        this.calls = calls;
        this.ledger = ledger;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code CANDIDATES_INCOMPLETE} while a recommended application is awaited */
    @Transactional
    SimulationView run(
            UUID allocationId,
            Strategy strategy,
            @Nullable Long ceilingOre,
            @Nullable RuleOverrides overrides,
            Caller caller) {
        Allocation allocation = allocations.getToPrepare(allocationId, caller, AllocationStatus.Command.SIMULATE);
        RuleParameters rules = calls.get(allocation.callId()).rules();
        SimulationInput input = new SimulationInput(
                strategy,
                ceilingOre,
                overrides == null ? rules : overrides.over(rules),
                available(allocation.fundId()),
                candidates(allocation));
        String canonicalInput = CanonicalJson.write(input);
        Simulation simulation = repository.save(new Simulation(
                UuidCreator.getTimeOrderedEpoch(),
                allocationId,
                CanonicalJson.sha256(canonicalInput),
                canonicalInput,
                CanonicalJson.write(answer(input)),
                clock.instant(),
                caller.subject()));
        history.simulated(allocation, simulation.id(), caller);
        return SimulationView.of(simulation, conflicts.of(caller));
    }

    @Transactional(readOnly = true)
    SimulationView get(UUID allocationId, UUID id, Caller caller) {
        allocations.get(allocationId, caller);
        return repository
                .findByIdAndAllocationId(id, allocationId)
                .map(simulation -> SimulationView.of(simulation, conflicts.of(caller)))
                .orElseThrow(() -> Problem.notFound("simulation"));
    }

    static SimulationAnswer answer(SimulationInput input) {
        return switch (input.strategy()) {
            case RANK_ORDER -> RankOrder.run(input);
        };
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
