package no.tilsagn.budget.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fund-year has in each bucket.
 *
 * @param balancesOre by bucket; sources are below zero
 */
public record YearBalance(int year, Map<Bucket, Long> balancesOre) {
    public YearBalance {
        balancesOre = Map.copyOf(balancesOre);
    }

    /** The years of these accounts, in order, with the sums over all holders. */
    static List<YearBalance> of(SortedMap<Account, Long> balances) {
        SortedMap<Integer, Map<Bucket, Long>> years = new TreeMap<>();
        balances.forEach((account, ore) -> years.computeIfAbsent(account.year(), _ -> new EnumMap<>(Bucket.class))
                .merge(account.bucket(), ore, Math::addExact));
        return years.entrySet().stream()
                .map(year -> new YearBalance(year.getKey(), year.getValue()))
                .toList();
    }

    /** Never negative: of a source, what has come from it. */
    public long ore(Bucket bucket) {
        return bucket.amountOre(balancesOre.getOrDefault(bucket, 0L));
    }

    public long availableOre() {
        return ore(Bucket.AVAILABLE);
    }

    /** All that came in is somewhere: the sum of the sources is the sum of the places where money can be. */
    public boolean holds() {
        return ore(Bucket.APPROPRIATED) + ore(Bucket.CARRIED_IN) + ore(Bucket.RETURNED)
                == availableOre()
                        + ore(Bucket.EARMARKED)
                        + ore(Bucket.RESERVED)
                        + ore(Bucket.COMMITTED)
                        + ore(Bucket.DISBURSED)
                        + ore(Bucket.CARRIED_OUT);
    }
}
