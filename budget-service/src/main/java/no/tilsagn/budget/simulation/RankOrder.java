package no.tilsagn.budget.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.tilsagn.budget.allocation.DecisionBasis.RankedRequest;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.rule.Entitlement;
import no.tilsagn.budget.rule.Step;
import no.tilsagn.budget.simulation.SimulationAnswer.Proposal;
import no.tilsagn.budget.simulation.SimulationAnswer.Unfunded;

/**
 * Funds candidates by rank across the health communities, each by what the rules leave of its request, as long as the
 * ceiling and every budget year hold out. What no longer fits gets as much as there is if its minimum allows; otherwise it
 * and every lower rank of its community go without, so that nobody is passed by.
 */
final class RankOrder {
    private static final Comparator<RankedRequest> BY_RANK =
            Comparator.comparingInt(RankedRequest::rank).thenComparing(RankedRequest::number);

    private final List<Proposal> proposals = new ArrayList<>();
    private final List<Unfunded> unfunded = new ArrayList<>();
    private final Set<String> exhausted = new HashSet<>();
    private final SimulationInput input;
    private YearAmounts available;
    private long ceiling;

    private RankOrder(SimulationInput input) {
        this.input = input;
        available = input.available();
        ceiling = input.ceilingOre() == null ? Long.MAX_VALUE : input.ceilingOre();
    }

    static SimulationAnswer run(SimulationInput input) {
        RankOrder run = new RankOrder(input);
        input.candidates().stream().sorted(BY_RANK).forEach(run::consider);
        long total = run.proposals.stream()
                .mapToLong(proposal -> proposal.byYear().total())
                .sum();
        return new SimulationAnswer(List.copyOf(run.proposals), total, List.copyOf(run.unfunded));
    }

    private void consider(RankedRequest candidate) {
        if (exhausted.contains(candidate.healthCommunity())) {
            leaveOut(candidate, "En høyere prioritert søknad fra samme helsefellesskap fikk ikke plass.");
            return;
        }
        Entitlement entitled = Entitlement.of(candidate.request(), input.rules());
        YearAmounts fitting = fitting(entitled.byYear());
        if (entitled.totalOre() == 0) {
            leaveOut(candidate, "Reglene gir ikke rom for noe beløp.");
        } else if (fitting.equals(entitled.byYear())) {
            propose(candidate, fitting, entitled.steps());
        } else if (candidate.minimumOre() != null && !fitting.isEmpty() && fitting.total() >= candidate.minimumOre()) {
            List<Step> steps = new ArrayList<>(entitled.steps());
            steps.add(new Step(
                    "AMOUNT_RANGE",
                    entitled.totalOre(),
                    fitting.total(),
                    "Det er ikke nok midler igjen til alt, men prosjektet kan gjennomføres med mindre."));
            propose(candidate, fitting, steps);
        } else {
            exhausted.add(candidate.healthCommunity());
            leaveOut(candidate, why(entitled));
        }
    }

    /** What of the amounts there is money for: all of them, or whole kroner. */
    private YearAmounts fitting(YearAmounts wanted) {
        YearAmounts bounded = wanted.within(available).earliest(ceiling);
        return bounded.equals(wanted) ? wanted : bounded.earliest(bounded.total() / 100 * 100);
    }

    private String why(Entitlement entitled) {
        if (!entitled.byYear().within(available).equals(entitled.byYear())) {
            int year = entitled.byYear().ore().keySet().stream()
                    .filter(each -> entitled.byYear().in(each) > available.in(each))
                    .findFirst()
                    .orElseThrow();
            return "Fondet har ikke nok igjen for %d.".formatted(year);
        }
        return "Rammen er brukt opp.";
    }

    private void propose(RankedRequest candidate, YearAmounts byYear, List<Step> steps) {
        available = available.minus(byYear);
        ceiling -= byYear.total();
        proposals.add(new Proposal(candidate.applicationId(), byYear, List.copyOf(steps)));
    }

    private void leaveOut(RankedRequest candidate, String why) {
        unfunded.add(new Unfunded(candidate.applicationId(), why));
    }
}
