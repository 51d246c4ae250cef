package no.tilsagn.followup.duty;

/** What can be done with the report of a duty. */
public enum DutyCommand {
    WRITE,
    SUBMIT,
    APPROVE,
    REQUEST_CHANGES
}
