package no.tilsagn.budget.candidate;

/** Why an application is no longer in the round. */
public enum Exclusion {
    WITHDRAWN,
    INELIGIBLE,
    /** For correction; it comes back when it is handed in again. */
    RETURNED
}
