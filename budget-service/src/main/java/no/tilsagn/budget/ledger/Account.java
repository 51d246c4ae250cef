package no.tilsagn.budget.ledger;

import java.util.Comparator;

/** An account of a fund. */
record Account(int year, Bucket bucket) implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
            Comparator.comparingInt(Account::year).thenComparing(Account::bucket);

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }
}
