package no.tilsagn.budget.simulation;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.rule.RuleParameters;
import no.tilsagn.budget.simulation.SimulationAnswer.Proposal;
import no.tilsagn.budget.simulation.SimulationAnswer.Unfunded;

/**
 * A simulation with the rules that it used.
 *
 * @param inputHash SHA-256 of all that the answer depends on: the same hash, the same answer
 * @param ceiling null when only the fund bounds it
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
        Instant createdAt,
        String createdBy) {

    static SimulationView of(Simulation simulation) {
        SimulationInput input = CanonicalJson.read(simulation.input(), SimulationInput.class);
        SimulationAnswer answer = CanonicalJson.read(simulation.answer(), SimulationAnswer.class);
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
                    noks(proposal.byYear()),
                    proposal.steps().stream()
                            .map(step -> new StepView(
                                    step.rule(), Nok.ofOre(step.fromOre()), Nok.ofOre(step.toOre()), step.why()))
                            .toList());
        }
    }

    /** What a rule did to the amount. */
    @Schema(name = "ProposalStep")
    record StepView(String rule, Nok from, Nok to, String why) {}

    private static SortedMap<Integer, Nok> noks(YearAmounts amounts) {
        SortedMap<Integer, Nok> noks = new TreeMap<>();
        amounts.ore().forEach((year, ore) -> noks.put(year, Nok.ofOre(ore)));
        return noks;
    }
}
