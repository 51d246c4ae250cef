package no.tilsagn.budget.ledger;

import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * An account of a fund.
 *
 * @param holder whose the money is, an award or an earmark; null when it is the fund's own, and in journals that do not name
 *     holders yet
 */
public record Account(int year, Bucket bucket, UUID holder) implements Comparable<Account> {
    private static final Comparator<Account> ORDER = Comparator.comparingInt(Account::year)
            .thenComparing(Account::bucket)
            .thenComparing(Account::holder, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Account {
        FundYear.requireYear(year);
        Objects.requireNonNull(bucket, "bucket");
        if (holder != null && !bucket.isHeld()) {
            throw new IllegalArgumentException("What is " + bucket + " is the fund's own");
        }
    }

    /** The account with the money of all holders, as journals had it before they named them. */
    Account pooled() {
        return holder == null ? this : new Account(year, bucket, null);
    }

    /** Whether it says whose money it is, where that is to be said. */
    boolean namesItsHolder() {
        return holder != null || !bucket.isHeld();
    }

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return bucket + " of " + year + (holder == null ? "" : " held by " + holder);
    }
}
