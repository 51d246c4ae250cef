package no.tilsagn.budget.ledger;

import java.util.UUID;

/**
 * Money that goes from one account of a year to another of the same year.
 *
 * @param amountOre more than 0
 */
public record Transfer(Account from, Account to, long amountOre) {
    public Transfer {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "Money goes from one account to another, not from " + from + " to itself");
        }
        if (from.year() != to.year()) {
            throw new IllegalArgumentException("Money stays in its year, and does not go from " + from + " to " + to);
        }
        if (!from.namesItsHolder() || !to.namesItsHolder()) {
            throw new IllegalArgumentException("It is not said whose the money is: from " + from + " to " + to);
        }
        if (amountOre <= 0) {
            throw new IllegalArgumentException("A transfer moves more than nothing, not " + amountOre + " øre");
        }
    }

    /** Of the fund's own money. */
    public static Transfer of(int year, Bucket from, Bucket to, long amountOre) {
        return new Transfer(new Account(year, from, null), new Account(year, to, null), amountOre);
    }

    /** Of money that is, or becomes, or was the holder's: an award's or an earmark's. */
    public static Transfer of(UUID holder, int year, Bucket from, Bucket to, long amountOre) {
        return new Transfer(account(year, from, holder), account(year, to, holder), amountOre);
    }

    private static Account account(int year, Bucket bucket, UUID holder) {
        return new Account(year, bucket, bucket.isHeld() ? holder : null);
    }
}
