package no.tilsagn.api;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long something lasts, the same wherever it is counted. */
public final class CalendarMonths {
    private CalendarMonths() {}

    /** Months begun from the first to the last day, both included: 29 February to 28 February a year later is twelve. */
    public static int begun(LocalDate first, LocalDate last) {
        LocalDate dayAfter = last.plusDays(1);
        int whole = Math.toIntExact(ChronoUnit.MONTHS.between(first, dayAfter));
        return monthsLater(first, whole).isBefore(dayAfter) ? whole + 1 : whole;
    }

    /** The same day of a later month; where that month has no such day, the first of the next. */
    private static LocalDate monthsLater(LocalDate day, int months) {
        LocalDate later = day.plusMonths(months);
        return later.getDayOfMonth() == day.getDayOfMonth() ? later : later.plusDays(1);
    }
}
