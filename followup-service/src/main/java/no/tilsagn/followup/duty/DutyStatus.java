package no.tilsagn.followup.duty;

import java.time.LocalDate;

/** What a duty asks of people today. */
public enum DutyStatus {
    UPCOMING,
    DUE,
    OVERDUE,
    SUBMITTED,
    CHANGES_REQUESTED,
    APPROVED;

    static final int DAYS_OF_NOTICE = 30;

    /** A duty is due from 30 days before its date until that date has ended. */
    static DutyStatus of(DutyState state, LocalDate dueOn, LocalDate today) {
        return switch (state) {
            case SUBMITTED -> SUBMITTED;
            case CHANGES_REQUESTED -> CHANGES_REQUESTED;
            case APPROVED -> APPROVED;
            case OPEN ->
                today.isAfter(dueOn) ? OVERDUE : today.plusDays(DAYS_OF_NOTICE).isBefore(dueOn) ? UPCOMING : DUE;
        };
    }
}
