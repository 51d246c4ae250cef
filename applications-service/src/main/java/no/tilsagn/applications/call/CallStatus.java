package no.tilsagn.applications.call;

/** Where a call stands; after publication the clock alone moves it on. */
public enum CallStatus {
    DRAFT,
    PUBLISHED,
    OPEN,
    LOCAL_CLOSED,
    CLOSED
}
