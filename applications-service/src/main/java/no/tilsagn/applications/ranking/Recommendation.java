package no.tilsagn.applications.ranking;

/** What the health community wants for an application. */
enum Recommendation {
    /** A grant from the regional fund. */
    FORWARD,
    /** A grant from its own fund. */
    LOCAL,
    /** A grant from either. */
    BOTH,
    NOT_FORWARD;

    boolean forwards() {
        return this == FORWARD || this == BOTH;
    }
}
