package no.tilsagn.budget.rule;

import java.time.LocalDate;
import no.tilsagn.api.CalendarMonths;
import no.tilsagn.budget.amount.YearAmounts;

/**
 * What the rules look at in an application.
 *
 * @param endsOn the last day of the project
 * @param awardedElsewhereOre what other allocations have already awarded to it
 */
public record GrantRequest(
        boolean preProject,
        boolean digital,
        LocalDate startsOn,
        LocalDate endsOn,
        long totalCostOre,
        YearAmounts requested,
        long awardedElsewhereOre) {

    public long requestedOre() {
        return requested.total();
    }

    /** Months of the project; one that has begun counts. */
    public int months() {
        return CalendarMonths.begun(startsOn, endsOn);
    }
}
