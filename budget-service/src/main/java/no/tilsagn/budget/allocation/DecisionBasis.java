package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.rule.GrantRequest;
import no.tilsagn.budget.rule.RuleParameters;

/**
 * What a decision rests on.
 *
 * @param available what each budget year of the fund has left
 * @param candidates in the order of their ids
 */
public record DecisionBasis(RuleParameters rules, YearAmounts available, List<RankedRequest> candidates) {

    /** @param minimumOre the least that the project can be carried out with, or null */
    public record RankedRequest(
            UUID applicationId,
            String number,
            String healthCommunity,
            int rank,
            @Nullable Long minimumOre,
            GrantRequest request) {}
}
