package no.tilsagn.budget.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Walks a journal in order and recomputes every number, hash and balance in it. */
final class Verification {
    static final int MAX_DIFFERENCES = 20;

    private final UUID fundId;
    private final SortedMap<Account, Long> balances = new TreeMap<>();
    private final List<Proof.Difference> differences = new ArrayList<>();
    private long entries;
    private long lastNumber;
    private String lastHash = EntryHash.NONE;
    private Recipe lastRecipe = Recipe.POOLED;

    Verification(UUID fundId) {
        this.fundId = fundId;
    }

    void accept(JournalEntry entry) {
        require(entry.number() == lastNumber + 1, entry, "does not follow entry " + lastNumber);
        require(entry.previousHash().equals(lastHash), entry, "does not name the hash of the entry before it");
        require(EntryHash.of(entry).equals(entry.hash()), entry, "has another content than its hash");
        require(balances(entry.postings()), entry, "does not balance");
        require(entry.recipe().compareTo(lastRecipe) >= 0, entry, "no longer names whose the money is");
        for (Posting posting : entry.postings()) {
            Account account = posting.account();
            long balance = balances.merge(account, posting.amountOre(), Long::sum);
            require(balance == posting.balanceOre(), entry, "tells another balance of " + account + " than there is");
            require(posting.bucket().amountOre(balance) >= 0, entry, "overdraws " + account);
            require(
                    entry.recipe() == Recipe.POOLED
                            ? account.holder() == null
                            : account.namesItsHolder() || balance == 0,
                    entry,
                    "does not say whose the money in " + account + " is");
        }
        entries++;
        lastRecipe = entry.recipe();
        lastNumber = entry.number();
        lastHash = entry.hash();
    }

    /** @param kept the balances that postings are decided by */
    Proof compareWith(SortedMap<Account, Long> kept) {
        List<YearBalance> years = YearBalance.of(balances);
        for (YearBalance year : years) {
            require(year.holds(), null, "The equation does not hold for " + year.year());
        }
        require(balances.equals(kept), null, "The balances kept are not those of the journal");
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
