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
 * @param lastNumber 0 before the first entry
 * @param balances in øre, by account; an account that is not there has 0
 */
record Journal(UUID fundId, long lastNumber, String lastHash, SortedMap<Account, Long> balances) {
    /** No balance goes beyond what the API can show: one thousand billion kroner. */
    static final long MAX_BALANCE_ORE = 100_000_000_000_000L;

    /** What comes of trying to append. */
    sealed interface Outcome {}

    record Appended(JournalEntry entry, Journal journal) implements Outcome {}

    /** @param remainingOre what the account holds, which is less than the entry takes */
    record Overdrawn(Account account, long remainingOre) implements Outcome {}

    record TooLarge(Account account) implements Outcome {}

    static Journal empty(UUID fundId) {
        return new Journal(fundId, 0, EntryHash.NONE, new TreeMap<>());
    }

    Outcome append(Entry entry, Instant recordedAt) {
        if (!entry.fundId().equals(fundId)) {
            throw new IllegalArgumentException("An entry of fund " + entry.fundId() + " in the journal of " + fundId);
        }
        return append(entry.net(), entry.decision(), entry.text(), null, recordedAt);
    }

    /** Takes an earlier entry back by a new one that does the opposite. */
    Outcome reverse(JournalEntry original, DecisionReference decision, String text, Instant recordedAt) {
        SortedMap<Account, Long> opposite = new TreeMap<>();
        for (Posting posting : original.postings()) {
            opposite.put(new Account(posting.year(), posting.bucket()), -posting.amountOre());
        }
        Entry.requireText("text", text);
        return append(opposite, decision, text, original.number(), recordedAt);
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
            postings.add(new Posting(account.year(), account.bucket(), line.getValue(), balance));
        }
        JournalEntry appended = new JournalEntry(
                        fundId,
                        lastNumber + 1,
                        recordedAt.truncatedTo(ChronoUnit.MICROS),
                        decision.inOneLine(),
                        Entry.inOneLine(text),
                        reverses,
                        postings,
                        lastHash,
                        EntryHash.NONE)
                .sealed();
        return new Appended(appended, new Journal(fundId, appended.number(), appended.hash(), after));
    }
}
