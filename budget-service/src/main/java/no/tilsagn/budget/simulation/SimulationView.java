package no.tilsagn.budget.simulation;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.budget.allocation.DecisionBasis.RankedRequest;
import no.tilsagn.budget.rule.RuleParameters;
import no.tilsagn.budget.simulation.SimulationAnswer.Proposal;
import no.tilsagn.budget.simulation.SimulationAnswer.Unfunded;

/**
 * A simulation with the rules that it used.
 *
 * @param inputHash SHA-256 of all that the answer depends on: the same hash, the same answer
 * @param ceiling null when only the fund bounds it
 * @param total of the proposals that are shown
 * @param conflictedApplicationIds candidates that the reader has declared a conflict of interest over: neither shown among
 *     the proposals nor among the unfunded
 */
@Schema(name = "Simulation")
record SimulationView(
        UUID id,
        UUID allocationId,
        String inputHash,
        Strategy strategy,
        @Nullable Nok ceiling,
        Rules rules,
        List<ProposalView> proposals,
        Nok total,
        List<Unfunded> unfunded,
        List<UUID> conflictedApplicationIds,
        Instant createdAt,
        String createdBy) {

    /** @param conflicted applications whose fate is not shown */
    static SimulationView of(Simulation simulation, Set<UUID> conflicted) {
        SimulationInput input = CanonicalJson.read(simulation.input(), SimulationInput.class);
        SimulationAnswer answer =
                CanonicalJson.read(simulation.answer(), SimulationAnswer.class).without(conflicted);
        return new SimulationView(
                simulation.id(),
                simulation.allocationId(),
                simulation.inputHash(),
                input.strategy(),
                Nok.ofNullable(input.ceilingOre()),
                Rules.of(input.rules()),
                answer.proposals().stream().map(ProposalView::of).toList(),
                Nok.ofOre(answer.totalOre()),
                answer.unfunded(),
                input.candidates().stream()
                        .map(RankedRequest::applicationId)
                        .filter(conflicted::contains)
                        .toList(),
                simulation.createdAt(),
                simulation.createdBy());
    }

    @Schema(name = "SimulatedRules")
    record Rules(
            int digitalSharePercent, Nok digitalCap, int preProjectMaxMonths, int maxMonths, int minOwnSharePercent) {
        static Rules of(RuleParameters rules) {
            return new Rules(
                    rules.digitalSharePercent(),
                    Nok.ofOre(rules.digitalCapOre()),
                    rules.preProjectMaxMonths(),
                    rules.maxMonths(),
                    rules.minOwnSharePercent());
        }
    }

    /** @param byYear by budget year, with keys such as {@code "2025"} */
    @Schema(name = "Proposal")
    record ProposalView(UUID applicationId, Nok amount, SortedMap<Integer, Nok> byYear, List<StepView> steps) {
        static ProposalView of(Proposal proposal) {
            return new ProposalView(
                    proposal.applicationId(),
                    Nok.ofOre(proposal.byYear().total()),
                    proposal.byYear().noks(),
                    proposal.steps().stream()
                            .map(step -> new StepView(
                                    step.rule(), Nok.ofOre(step.fromOre()), Nok.ofOre(step.toOre()), step.why()))
                            .toList());
        }
    }

    /** What a rule did to the amount. */
    @Schema(name = "ProposalStep")
    record StepView(String rule, Nok from, Nok to, String why) {}
}
