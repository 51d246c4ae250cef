package no.tilsagn.followup.duty;

/** How far the report of a duty has come; with the date it makes the {@link DutyStatus}. */
public enum DutyState {
    OPEN,
    SUBMITTED,
    CHANGES_REQUESTED,
    APPROVED
}
