package no.tilsagn.budget.simulation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import no.tilsagn.budget.allocation.DecisionBasis.RankedRequest;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.rule.RuleParameters;

/**
 * All that a simulation depends on, as it was when it ran.
 *
 * @param ceilingOre the most that may be proposed over all years; null when only the fund bounds it
 * @param available what each budget year of the fund had left
 */
record SimulationInput(
        Strategy strategy,
        @Nullable Long ceilingOre,
        RuleParameters rules,
        YearAmounts available,
        List<RankedRequest> candidates) {}
