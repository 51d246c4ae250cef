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

    static void requireYear(int year) {
        if (year < FIRST || year > LAST) {
            throw new IllegalArgumentException("Not a budget year: " + year);
        }
    }
}
