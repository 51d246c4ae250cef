package no.tilsagn.applications.form;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;
import java.util.SortedMap;
import no.tilsagn.applications.call.CallRules;
import no.tilsagn.applications.call.CallTerms;

/**
 * When a project runs, for those who allocate, pay and follow up. Real applications leave their dates out; what is not said
 * follows from the call and the budget.
 */
public record ProjectPeriod(LocalDate startsOn, LocalDate endsOn) {
    private static final MonthDay NEW_YEARS_DAY = MonthDay.of(1, 1);
    private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);

    /**
     * The period that the form gives, as far as it does. A first day that it lacks is the day when the decision is expected,
     * or else that of the last deadline; if the project has ended by then, the first day of the first year that is applied
     * for. A last day that it lacks is the end of the last year that is applied for, or sooner if the call has projects end
     * sooner; how much of a pre-project is supported is for the rules on money.
     *
     * @param call the terms of a published call
     */
    public static ProjectPeriod of(ApplicationForm form, CallTerms call) {
        LocalDate startsOn = Objects.requireNonNullElseGet(form.startsOn(), () -> expectedStart(form, call));
        return new ProjectPeriod(
                startsOn,
                Objects.requireNonNullElseGet(form.endsOn(), () -> expectedEnd(startsOn, form.budget(), call.rules())));
    }

    private static LocalDate expectedStart(ApplicationForm form, CallTerms call) {
        LocalDate decision = Objects.requireNonNullElseGet(
                call.expectedDecisionOn(), () -> call.lastDeadline().toLocalDate());
        LocalDate end = form.endsOn();
        if (end == null || decision.isBefore(end)) {
            return decision;
        }
        int yearBeforeEnd = end.minusDays(1).getYear();
        SortedMap<Integer, Long> requested = form.budget().requestedByYear(yearBeforeEnd);
        return NEW_YEARS_DAY.atYear(
                requested.isEmpty() ? yearBeforeEnd : Math.min(requested.firstKey(), yearBeforeEnd));
    }

    private static LocalDate expectedEnd(LocalDate startsOn, Budget budget, CallRules rules) {
        SortedMap<Integer, Long> requested = budget.requestedByYear(startsOn.getYear());
        int lastYear = requested.isEmpty() ? startsOn.getYear() : Math.max(requested.lastKey(), startsOn.getYear());
        LocalDate endOfGrant = NEW_YEARS_EVE.atYear(lastYear);
        LocalDate latest = startsOn.plusMonths(rules.maxMonths()).minusDays(1);
        return latest.isBefore(endOfGrant) ? latest : endOfGrant;
    }
}
