package no.tilsagn.budget.simulation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.rule.Step;

/** What a simulation proposes, in the order in which it considered the candidates. */
record SimulationAnswer(List<Proposal> proposals, long totalOre, List<Unfunded> unfunded) {

    /** What is left to show when nothing may be said of these applications. */
    SimulationAnswer without(Set<UUID> applicationIds) {
        List<Proposal> shown = proposals.stream()
                .filter(proposal -> !applicationIds.contains(proposal.applicationId()))
                .toList();
        return new SimulationAnswer(
                shown,
                shown.stream().mapToLong(proposal -> proposal.byYear().total()).sum(),
                unfunded.stream()
                        .filter(each -> !applicationIds.contains(each.applicationId()))
                        .toList());
    }

    /** @param steps how the amount came about, from what was applied for */
    record Proposal(UUID applicationId, YearAmounts byYear, List<Step> steps) {}

    @Schema(name = "Unfunded")
    record Unfunded(UUID applicationId, String why) {}
}
