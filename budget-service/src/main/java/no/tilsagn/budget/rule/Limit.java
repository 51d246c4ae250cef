package no.tilsagn.budget.rule;

/**
 * What a rule allows at most.
 *
 * @param why one sentence for those who decide
 */
public record Limit(FundingRule rule, long ore, String why) {}
