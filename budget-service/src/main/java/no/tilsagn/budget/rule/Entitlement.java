package no.tilsagn.budget.rule;

import java.util.ArrayList;
import java.util.List;
import no.tilsagn.budget.amount.YearAmounts;

/**
 * The most that the rules leave of what was applied for.
 *
 * @param byYear in the years that were applied for and are supported, the earliest first
 * @param steps what each rule did that changed the amount
 */
public record Entitlement(YearAmounts byYear, List<Step> steps) {

    public static Entitlement of(GrantRequest request, RuleParameters rules) {
        List<Step> steps = new ArrayList<>();
        long amount = request.requestedOre();
        for (Limit limit : limits(request, rules)) {
            if (limit.ore() < amount) {
                steps.add(new Step(limit.rule().name(), amount, limit.ore(), limit.why()));
                amount = limit.ore();
            }
        }
        FundedPeriod period = FundedPeriod.of(request, rules);
        YearAmounts byYear = request.requested()
                .between(period.from().getYear(), period.to().getYear())
                .earliest(amount);
        if (byYear.total() < amount) {
            steps.add(new Step(
                    FundedPeriod.RULE, amount, byYear.total(), "Det er søkt om penger i år som ikke støttes."));
        }
        return new Entitlement(byYear, List.copyOf(steps));
    }

    /**
     * The limits that concern the request, whether or not they are reached. They are limits of the project: what other
     * allocations have awarded counts towards each.
     */
    public static List<Limit> limits(GrantRequest request, RuleParameters rules) {
        List<Limit> limits = new ArrayList<>();
        for (FundingRule rule : FundingRule.values()) {
            rule.limit(request, rules)
                    .map(limit -> limit.after(request.awardedElsewhereOre()))
                    .ifPresent(limits::add);
        }
        return limits;
    }

    public long totalOre() {
        return byYear.total();
    }
}
