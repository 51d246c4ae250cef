package no.tilsagn.budget.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where the journal of a fund stands: its last entry and its balances. Appending gives the next standing or a refusal.
 *
 * @param recipe by which the next entry is written
 * @param lastNumber 0 before the first entry
 * @param balances in øre, by account; an account that is not there has 0
 */
record Journal(UUID fundId, Recipe recipe, long lastNumber, String lastHash, SortedMap<Account, Long> balances) {
    /** No balance goes beyond what the API can show: one thousand billion kroner. */
    static final long MAX_BALANCE_ORE = 100_000_000_000_000L;

    /** What comes of trying to append. */
    sealed interface Outcome {}

    record Appended(JournalEntry entry, Journal journal) implements Outcome {}

    /** @param remainingOre what the account holds, which is less than the entry takes */
    record Overdrawn(Account account, long remainingOre) implements Outcome {}

    record TooLarge(Account account) implements Outcome {}

    static Journal empty(UUID fundId, Recipe recipe) {
        return new Journal(fundId, recipe, 0, EntryHash.NONE, new TreeMap<>());
    }

    Outcome append(Entry entry, Instant recordedAt) {
        if (!entry.fundId().equals(fundId)) {
            throw new IllegalArgumentException("An entry of fund " + entry.fundId() + " in the journal of " + fundId);
        }
        return append(written(entry.net()), entry.decision(), entry.text(), null, recordedAt);
    }

    /**
     * Takes an earlier entry back by a new one that does the opposite.
     *
     * @throws IllegalArgumentException for one that does not say whose money it moved, in a journal that says it now
     */
    Outcome reverse(JournalEntry original, DecisionReference decision, String text, Instant recordedAt) {
        if (!canReverse(original)) {
            throw new IllegalArgumentException("Entry " + original.number() + " does not say whose money it moved");
        }
        SortedMap<Account, Long> opposite = new TreeMap<>();
        for (Posting posting : original.postings()) {
            opposite.put(posting.account(), -posting.amountOre());
        }
        Entry.requireText("text", text);
        return append(opposite, decision, text, original.number(), recordedAt);
    }

    boolean canReverse(JournalEntry original) {
        return recipe == Recipe.POOLED
                || original.postings().stream().map(Posting::account).allMatch(Account::namesItsHolder);
    }

    /**
     * Moves what is pooled to those that hold it, by the first entry that names them.
     *
     * @param held what each holder has, in øre; together exactly what is pooled in each bucket and year
     */
    Outcome open(SortedMap<Account, Long> held, DecisionReference decision, String text, Instant recordedAt) {
        SortedMap<Account, Long> lines = new TreeMap<>(held);
        held.forEach((account, ore) -> lines.merge(account.pooled(), -ore, Math::addExact));
        Journal naming = new Journal(fundId, Recipe.HELD, lastNumber, lastHash, balances);
        return naming.append(lines, decision, text, null, recordedAt);
    }

    private SortedMap<Account, Long> written(SortedMap<Account, Long> lines) {
        SortedMap<Account, Long> written = new TreeMap<>();
        lines.forEach((account, ore) -> written.merge(recipe.written(account), ore, Math::addExact));
        written.values().removeIf(ore -> ore == 0);
        return written;
    }

    private Outcome append(
            SortedMap<Account, Long> lines,
            DecisionReference decision,
            String text,
            Long reverses,
            Instant recordedAt) {
        SortedMap<Account, Long> after = new TreeMap<>(balances);
        List<Posting> postings = new ArrayList<>();
        for (var line : lines.entrySet()) {
            Account account = line.getKey();
            long before = balances.getOrDefault(account, 0L);
            long balance = Math.addExact(before, line.getValue());
            long amount = account.bucket().amountOre(balance);
            if (amount < 0) {
                return new Overdrawn(account, account.bucket().amountOre(before));
            }
            if (amount > MAX_BALANCE_ORE) {
                return new TooLarge(account);
            }
            after.put(account, balance);
            postings.add(new Posting(account, line.getValue(), balance));
        }
        JournalEntry appended = new JournalEntry(
                        fundId,
                        lastNumber + 1,
                        recipe,
                        recordedAt.truncatedTo(ChronoUnit.MICROS),
                        decision.inOneLine(),
                        Entry.inOneLine(text),
                        reverses,
                        postings,
                        lastHash,
                        EntryHash.NONE)
                .sealed();
        return new Appended(appended, new Journal(fundId, recipe, appended.number(), appended.hash(), after));
    }
}
