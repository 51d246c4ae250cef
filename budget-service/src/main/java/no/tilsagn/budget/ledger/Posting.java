package no.tilsagn.budget.ledger;

/**
 * A line of an entry: what it does to one account.
 *
 * @param amountOre above 0 when money comes in, below when it goes out
 * @param balanceOre of the account after the entry; a source's is never above 0, any other's never below
 */
public record Posting(int year, Bucket bucket, long amountOre, long balanceOre) {}
