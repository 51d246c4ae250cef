package no.tilsagn.budget.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Walks a journal in order and recomputes every number, hash and balance in it. */
final class Verification {
    static final int MAX_DIFFERENCES = 20;

    private final UUID fundId;
    private final SortedMap<Integer, Map<Bucket, Long>> balances = new TreeMap<>();
    private final List<Proof.Difference> differences = new ArrayList<>();
    private long entries;
    private long lastNumber;
    private String lastHash = EntryHash.NONE;

    Verification(UUID fundId) {
        this.fundId = fundId;
    }

    void accept(JournalEntry entry) {
        require(entry.number() == lastNumber + 1, entry, "does not follow entry " + lastNumber);
        require(entry.previousHash().equals(lastHash), entry, "does not name the hash of the entry before it");
        require(EntryHash.of(entry).equals(entry.hash()), entry, "has another content than its hash");
        require(balances(entry.postings()), entry, "does not balance");
        for (Posting posting : entry.postings()) {
            long balance = balances.computeIfAbsent(posting.year(), _ -> new EnumMap<>(Bucket.class))
                    .merge(posting.bucket(), posting.amountOre(), Long::sum);
            String account = posting.bucket() + " of " + posting.year();
            require(balance == posting.balanceOre(), entry, "tells another balance of " + account + " than there is");
            require(posting.bucket().amountOre(balance) >= 0, entry, "overdraws " + account);
        }
        entries++;
        lastNumber = entry.number();
        lastHash = entry.hash();
    }

    /** @param kept the balances that postings are decided by */
    Proof compareWith(List<YearBalance> kept) {
        List<YearBalance> years = balances.entrySet().stream()
                .map(year -> new YearBalance(year.getKey(), year.getValue()))
                .toList();
        for (YearBalance year : years) {
            require(year.holds(), null, "The equation does not hold for " + year.year());
        }
        require(years.equals(kept), null, "The balances kept are not those of the journal");
        return new Proof(fundId, entries, lastHash, years, List.copyOf(differences));
    }

    private static boolean balances(List<Posting> postings) {
        Map<Integer, Long> byYear = new TreeMap<>();
        postings.forEach(posting -> byYear.merge(posting.year(), posting.amountOre(), Long::sum));
        return !byYear.isEmpty() && byYear.values().stream().allMatch(sum -> sum == 0);
    }

    private void require(boolean fits, JournalEntry entry, String otherwise) {
        if (!fits && differences.size() < MAX_DIFFERENCES) {
            differences.add(
                    entry == null
                            ? new Proof.Difference(null, otherwise)
                            : new Proof.Difference(entry.number(), "Entry " + entry.number() + " " + otherwise));
        }
    }
}
