package no.tilsagn.budget.ledger;

/**
 * The places where money of a fund-year is. A krone that is in the fund is in exactly one of those that are no source; the
 * sources say where it came from, with a balance that is never above zero. Money in a place that is held belongs to an award or
 * an earmark, and each of these has an account of its own there.
 */
public enum Bucket {
    /** Source: given to the fund for the year. */
    APPROPRIATED(true, false),
    /** Source: left of an earlier year. */
    CARRIED_IN(true, false),
    /** Source: paid back by recipients. */
    RETURNED(true, true),
    /** Nobody has decided over it. */
    AVAILABLE(false, false),
    /** Set aside for a purpose. */
    EARMARKED(false, true),
    /** Offered. */
    RESERVED(false, true),
    /** Promised: the recipient has accepted. */
    COMMITTED(false, true),
    /** Paid, whatever came back of it. */
    DISBURSED(false, true),
    /** Moved on to a later year. */
    CARRIED_OUT(false, false);

    private final boolean source;
    private final boolean held;

    Bucket(boolean source, boolean held) {
        this.source = source;
        this.held = held;
    }

    public boolean isSource() {
        return source;
    }

    /** Whether money in it is somebody's. */
    public boolean isHeld() {
        return held;
    }

    /** The balance as an amount that is never negative. */
    long amountOre(long balanceOre) {
        return source ? -balanceOre : balanceOre;
    }
}
