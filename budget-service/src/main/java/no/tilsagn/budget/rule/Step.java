package no.tilsagn.budget.rule;

/**
 * What a rule did to an amount.
 *
 * @param rule a {@link FundingRule} or a rule of the allocation itself, such as {@code CEILING}
 */
public record Step(String rule, long fromOre, long toOre, String why) {}
