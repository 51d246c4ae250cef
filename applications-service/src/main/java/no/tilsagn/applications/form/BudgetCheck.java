package no.tilsagn.applications.form;

import no.tilsagn.applications.call.CallRules;

/**
 * The budget's part of the completeness check: known amounts, exact where the grant is concerned, and as much coming in as
 * going out, to the øre.
 */
final class BudgetCheck {
    private final ApplicationForm form;
    private final Budget budget;
    private final CallRules rules;
    private final Findings findings;

    private BudgetCheck(ApplicationForm form, CallRules rules, Findings findings) {
        this.form = form;
        this.budget = form.budget();
        this.rules = rules;
        this.findings = findings;
    }

    static void check(ApplicationForm form, CallRules rules, Findings findings) {
        BudgetCheck check = new BudgetCheck(form, rules, findings);
        check.lines();
        check.request();
        check.balance();
        check.ownShare();
        check.range();
    }

    private void lines() {
        for (int i = 0; i < budget.lines().size(); i++) {
            BudgetLine line = budget.lines().get(i);
            String pointer = "/budget/lines/" + i;
            boolean grant = line.type() == BudgetLine.Type.GRANT_REQUESTED;
            if (line.type().side != line.side()) {
                findings.error(pointer + "/type", "BUDGET_SIDE_WRONG", "A line of this type stands on the other side.");
            }
            if (line.isUnknown()) {
                findings.error(pointer + "/amount", "AMOUNT_MISSING", "The amount of this line is not known.");
            } else if (line.isEstimate() && grant) {
                findings.error(
                        pointer + "/certainty", "ESTIMATE_NOT_ALLOWED", "What is applied for must be an exact amount.");
            } else if (line.isEstimate()) {
                findings.warning(pointer + "/certainty", "ESTIMATED_AMOUNT", "This amount is an estimate.");
            }
            if (grant && line.year() == null) {
                findings.warning(
                        pointer + "/year",
                        "YEAR_MISSING",
                        "No year is given: the year in which the project starts counts.");
            }
        }
    }

    private void request() {
        if (budget.lines().stream().noneMatch(line -> line.type() == BudgetLine.Type.GRANT_REQUESTED)) {
            findings.error("/requestedAmount", "AMOUNT_MISSING", "The budget does not say what is applied for.");
        } else if (budget.requestedOre() != null && budget.requestedOre() == 0) {
            findings.error("/requestedAmount", "AMOUNT_NOT_POSITIVE", "Nothing is applied for.");
        }
    }

    private void balance() {
        if (budget.lines().stream().noneMatch(line -> line.side() == BudgetLine.Side.EXPENSE)) {
            findings.error("/totalCost", "AMOUNT_MISSING", "The budget does not say what the project costs.");
            return;
        }
        Long income = budget.incomeOre();
        Long expense = budget.totalCostOre();
        if (income != null && expense != null && !income.equals(expense)) {
            findings.error("/budget", "BUDGET_UNBALANCED", "Income and expenses differ.");
        }
    }

    private void ownShare() {
        Long own = budget.ownShareOre();
        Long total = budget.totalCostOre();
        if (own != null && total != null && own * 100 < Math.multiplyExact(total, rules.minOwnSharePercent())) {
            findings.error(
                    "/budget",
                    "OWN_SHARE_TOO_LOW",
                    "The own share is at least " + rules.minOwnSharePercent() + " percent of the total cost.");
        }
    }

    private void range() {
        AmountRange range = form.amountRange();
        Long requested = budget.requestedOre();
        if (range != null
                && range.minimum() != null
                && requested != null
                && range.minimum().ore() > requested) {
            findings.error(
                    "/amountRange/minimum", "MINIMUM_ABOVE_REQUEST", "The minimum is more than what is applied for.");
        }
    }
}
