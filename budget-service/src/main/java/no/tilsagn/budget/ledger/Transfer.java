package no.tilsagn.budget.ledger;

import java.util.Objects;

/**
 * Money that goes from one bucket of a year to another of the same year.
 *
 * @param amountOre more than 0
 */
public record Transfer(int year, Bucket from, Bucket to, long amountOre) {
    public Transfer {
        FundYear.requireYear(year);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from == to) {
            throw new IllegalArgumentException(
                    "Money goes from one bucket to another, not from " + from + " to itself");
        }
        if (amountOre <= 0) {
            throw new IllegalArgumentException("A transfer moves more than nothing, not " + amountOre + " øre");
        }
    }
}
