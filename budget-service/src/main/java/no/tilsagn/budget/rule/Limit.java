package no.tilsagn.budget.rule;

/**
 * What a rule allows at most.
 *
 * @param why one sentence for those who decide
 */
public record Limit(FundingRule rule, long ore, String why) {

    /** What is left of it once some has been awarded. */
    Limit after(long awardedOre) {
        return new Limit(rule, Math.max(0, ore - awardedOre), why);
    }
}
