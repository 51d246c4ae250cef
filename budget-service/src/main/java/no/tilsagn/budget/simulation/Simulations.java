package no.tilsagn.budget.simulation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.allocation.Allocation;
import no.tilsagn.budget.allocation.AllocationHistory;
import no.tilsagn.budget.allocation.AllocationStatus;
import no.tilsagn.budget.allocation.Allocations;
import no.tilsagn.budget.allocation.DecisionBases;
import no.tilsagn.budget.allocation.DecisionBasis;
import no.tilsagn.budget.candidate.ConflictsOfInterest;

/** Runs simulations on what the decision rests on, also after its adoption, and keeps them. */
@Singleton
class Simulations {
    private final SimulationRepository repository;
    private final Allocations allocations;
    private final AllocationHistory history;
    private final DecisionBases bases;
    private final ConflictsOfInterest conflicts;
    private final InstantSource clock;

    Simulations(
            SimulationRepository repository,
            Allocations allocations,
            AllocationHistory history,
            DecisionBases bases,
            ConflictsOfInterest conflicts,
            InstantSource clock) {
        this.repository = repository;
        this.allocations = allocations;
        this.history = history;
        this.bases = bases;
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
        DecisionBasis basis = bases.of(allocation);
        SimulationInput input = new SimulationInput(
                strategy,
                ceilingOre,
                overrides == null ? basis.rules() : overrides.over(basis.rules()),
                basis.available(),
                basis.candidates());
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
}
