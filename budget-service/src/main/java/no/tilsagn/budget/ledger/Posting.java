package no.tilsagn.budget.ledger;

import java.util.UUID;

/**
 * A line of an entry: what it does to one account.
 *
 * @param amountOre above 0 when money comes in, below when it goes out
 * @param balanceOre of the account after the entry; a source's is never above 0, any other's never below
 */
public record Posting(Account account, long amountOre, long balanceOre) {
    public int year() {
        return account.year();
    }

    public Bucket bucket() {
        return account.bucket();
    }

    /** Whose the money is; null when it is the fund's own, and in entries from before holders were named. */
    public UUID holder() {
        return account.holder();
    }
}
