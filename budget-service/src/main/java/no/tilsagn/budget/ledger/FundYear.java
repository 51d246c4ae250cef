package no.tilsagn.budget.ledger;

import java.util.Objects;
import java.util.UUID;

/** A budget year of a fund: what its money is appropriated for and promised from. */
public record FundYear(UUID fundId, int year) {
    public static final int FIRST = 2000;
    public static final int LAST = 2100;

    public FundYear {
        Objects.requireNonNull(fundId, "fundId");
        requireYear(year);
    }

    /** Whether money can be appropriated for the year. */
    public static boolean exists(int year) {
        return FIRST <= year && year <= LAST;
    }

    static void requireYear(int year) {
        if (!exists(year)) {
            throw new IllegalArgumentException("Not a budget year: " + year);
        }
    }
}
