package no.tilsagn.applications.outcome;

/** How far an award has come; it only moves forward. */
enum AwardState {
    OFFERED,
    DECLINED,
    LAPSED,
    ACCEPTED,
    SETTLED
}
