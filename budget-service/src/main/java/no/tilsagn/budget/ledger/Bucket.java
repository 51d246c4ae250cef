package no.tilsagn.budget.ledger;

/**
 * The places where money of a fund-year is, each an account. A krone that is in the fund is in exactly one of those that
 * are no source; the sources say where it came from, with a balance that is never above zero.
 */
public enum Bucket {
    /** Source: given to the fund for the year. */
    APPROPRIATED(true),
    /** Source: left of an earlier year. */
    CARRIED_IN(true),
    /** Source: paid back by recipients. */
    RETURNED(true),
    /** Nobody has decided over it. */
    AVAILABLE(false),
    /** Set aside for a purpose. */
    EARMARKED(false),
    /** Offered. */
    RESERVED(false),
    /** Promised: the recipient has accepted. */
    COMMITTED(false),
    /** Paid, whatever came back of it. */
    DISBURSED(false),
    /** Moved on to a later year. */
    CARRIED_OUT(false);

    private final boolean source;

    Bucket(boolean source) {
        this.source = source;
    }

    public boolean isSource() {
        return source;
    }

    /** The balance as an amount that is never negative. */
    long amountOre(long balanceOre) {
        return source ? -balanceOre : balanceOre;
    }
}
