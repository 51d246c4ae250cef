package no.tilsagn.budget.rule;

/**
 * How much a project may get. Months count from the project's start; percent are whole.
 *
 * @param minOwnSharePercent of the total cost, which the grant must leave to others
 */
public record RuleParameters(
        int digitalSharePercent, long digitalCapOre, int preProjectMaxMonths, int maxMonths, int minOwnSharePercent) {}
