package no.tilsagn.budget.ledger;

import java.util.Map;

/**
 * What a fund-year has in each bucket.
 *
 * @param balancesOre by bucket; sources are below zero
 */
public record YearBalance(int year, Map<Bucket, Long> balancesOre) {
    public YearBalance {
        balancesOre = Map.copyOf(balancesOre);
    }

    /** Never negative: of a source, what has come from it. */
    public long ore(Bucket bucket) {
        return bucket.amountOre(balancesOre.getOrDefault(bucket, 0L));
    }

    public long availableOre() {
        return ore(Bucket.AVAILABLE);
    }

    /** Paid and not returned. */
    public long disbursedNetOre() {
        return ore(Bucket.DISBURSED) - ore(Bucket.RETURNED);
    }

    /** All that came in is somewhere: appropriated + carried in = the sum of the places where money can be. */
    public boolean holds() {
        return ore(Bucket.APPROPRIATED) + ore(Bucket.CARRIED_IN)
                == availableOre()
                        + ore(Bucket.EARMARKED)
                        + ore(Bucket.RESERVED)
                        + ore(Bucket.COMMITTED)
                        + disbursedNetOre()
                        + ore(Bucket.CARRIED_OUT);
    }
}
