package no.tilsagn.applications.application;

/** What can be done with an application. */
enum ApplicationCommand {
    CHANGE,
    CONFIRM,
    SUBMIT,
    WITHDRAW,
    FIND_ELIGIBLE,
    FIND_INELIGIBLE,
    RETURN,
    FORWARD,
    NOT_FORWARD
}
