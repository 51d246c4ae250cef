package no.tilsagn.applications.form;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;
import no.tilsagn.applications.call.CallRules;
import no.tilsagn.applications.call.CallTerms;

/**
 * When a project runs, for those who allocate, pay and follow up. Real applications leave their dates out; what is not said
 * follows from the call and the budget.
 */
public record ProjectPeriod(LocalDate startsOn, LocalDate endsOn) {
    private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);

    /**
     * The period that the form gives. A first day that it lacks is the day when the decision is expected, or else that of the
     * last deadline; a last day is the end of the last year that is applied for, or sooner if the call has projects of this
     * type end sooner.
     *
     * @param call the terms of a published call
     */
    public static ProjectPeriod of(ApplicationForm form, CallTerms call) {
        LocalDate startsOn = Objects.requireNonNullElseGet(form.startsOn(), () -> expectedStart(form, call));
        return new ProjectPeriod(
                startsOn,
                Objects.requireNonNullElseGet(form.endsOn(), () -> expectedEnd(startsOn, form, call.rules())));
    }

    private static LocalDate expectedStart(ApplicationForm form, CallTerms call) {
        LocalDate decision = Objects.requireNonNullElseGet(
                call.expectedDecisionOn(), () -> call.lastDeadline().toLocalDate());
        return form.endsOn() != null && form.endsOn().isBefore(decision) ? form.endsOn() : decision;
    }

    private static LocalDate expectedEnd(LocalDate startsOn, ApplicationForm form, CallRules rules) {
        int lastYear = form.budget().requestedByYear(startsOn.getYear()).lastKey();
        int months = form.projectType() == ProjectType.PRE_PROJECT ? rules.preProjectMaxMonths() : rules.maxMonths();
        LocalDate endOfGrant = NEW_YEARS_EVE.atYear(Math.max(lastYear, startsOn.getYear()));
        LocalDate latest = startsOn.plusMonths(months).minusDays(1);
        return latest.isBefore(endOfGrant) ? latest : endOfGrant;
    }
}
