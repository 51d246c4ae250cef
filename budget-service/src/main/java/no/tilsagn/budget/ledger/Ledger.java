package no.tilsagn.budget.ledger;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.api.Problem;

/**
 * Records what happens to the money of the funds.
 *
 * <p>Everything that changes joins the caller's transaction and fails without one. The journal of a fund is locked from the
 * first posting to the end of that transaction, so that two who promise the last krone at the same instant come one after
 * the other. A transaction that posts to several funds hands all its entries over in one call: the journals are then locked
 * in a fixed order, and nobody waits in a circle.
 */
@Singleton
public class Ledger {
    private final JournalTable table;
    private final JournalReader reader;
    private final InstantSource clock;

    Ledger(JournalTable table, JournalReader reader, InstantSource clock) {
        this.table = table;
        this.reader = reader;
        this.clock = clock;
    }

    /** Begins the journal of a new fund. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void open(UUID fundId) {
        table.create(fundId);
    }

    /** One entry; see {@link #post(List)}. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public Posted post(Entry entry) {
        return post(List.of(entry)).getFirst();
    }

    /**
     * Records entries in the order given, all or none.
     *
     * @throws Problem 422 {@code FUND_EXHAUSTED} with {@code year} and {@code remaining} when more is taken than is
     *     available; 422 {@code AMOUNT_TOO_LARGE} beyond one thousand billion kroner in one place
     * @throws IllegalStateException when more is taken from another bucket than is in it, which the life cycle of what the
     *     money was given for should have prevented
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public List<Posted> post(List<Entry> entries) {
        var funds = new TreeSet<UUID>();
        var years = new TreeSet<Integer>();
        for (Entry entry : entries) {
            funds.add(entry.fundId());
            entry.transfers().forEach(transfer -> years.add(transfer.year()));
        }
        Map<UUID, Journal> journals = table.lock(funds, years);
        List<JournalEntry> appended = new ArrayList<>();
        for (Entry entry : entries) {
            Journal journal = journals.get(entry.fundId());
            Journal.Appended next = appendedOrRefused(journal.append(entry, clock.instant()));
            journals.put(entry.fundId(), next.journal());
            appended.add(next.entry());
        }
        table.insert(appended);
        return appended.stream().map(Posted::of).toList();
    }

    /**
     * Takes back what an entry did, by a new entry.
     *
     * @throws Problem 404 when there is no such entry; 409 {@code ALREADY_REVERSED}; 422 {@code FUND_EXHAUSTED} when the
     *     money has been promised since
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public Posted reverse(UUID fundId, long number, DecisionReference decision, String text) {
        JournalEntry original = reader.find(fundId, number).orElseThrow(() -> Problem.notFound("journal entry"));
        var years = new TreeSet<Integer>();
        original.postings().forEach(posting -> years.add(posting.year()));
        Journal journal = table.lock(List.of(fundId), years).get(fundId);
        if (reader.isReversed(fundId, number)) {
            throw Problem.conflict("ALREADY_REVERSED", "Entry " + number + " has been reversed before.");
        }
        Journal.Appended next = appendedOrRefused(journal.reverse(original, decision, text, clock.instant()));
        table.insert(List.of(next.entry()));
        return Posted.of(next.entry());
    }

    /**
     * Locks the journal of a fund until the transaction ends.
     *
     * @return the number of its last entry, 0 before the first
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public long lock(UUID fundId) {
        return table.lock(List.of(fundId), List.of()).get(fundId).lastNumber();
    }

    /** What a fund-year has in each bucket, all 0 when nothing was ever posted to it. */
    @Transactional(readOnly = true)
    public YearBalance balance(FundYear fundYear) {
        return table.balances(fundYear.fundId()).stream()
                .filter(balance -> balance.year() == fundYear.year())
                .findFirst()
                .orElseGet(() -> new YearBalance(fundYear.year(), Map.of()));
    }

    /** Every year that has ever been posted to, in order. */
    @Transactional(readOnly = true)
    public List<YearBalance> balances(UUID fundId) {
        return table.balances(fundId);
    }

    /** The number of the fund's last entry, 0 before the first. */
    @Transactional(readOnly = true)
    public long lastNumber(UUID fundId) {
        return reader.lastNumber(fundId);
    }

    /** The entries with numbers from {@code first} to {@code last}, as far as there are. */
    @Transactional(readOnly = true)
    public List<JournalEntry> entries(UUID fundId, long first, long last) {
        return reader.list(fundId, first, last);
    }

    /** Recomputes the journal of a fund from its first entry and compares it with the balances kept, in one snapshot. */
    @Transactional(isolation = TransactionDefinition.Isolation.REPEATABLE_READ, readOnly = true)
    public Proof prove(UUID fundId) {
        Verification verification = new Verification(fundId);
        reader.forEach(fundId, 1, Long.MAX_VALUE, verification::accept);
        return verification.compareWith(table.balances(fundId));
    }

    private static Journal.Appended appendedOrRefused(Journal.Outcome outcome) {
        return switch (outcome) {
            case Journal.Appended appended -> appended;
            case Journal.TooLarge(Account account) ->
                throw Problem.ruleBroken(
                                "AMOUNT_TOO_LARGE", "No more than one thousand billion kroner can be in one place.")
                        .with("year", account.year());
            case Journal.Overdrawn(Account account, long remainingOre) -> throw overdrawn(account, remainingOre);
        };
    }

    private static RuntimeException overdrawn(Account account, long remainingOre) {
        return account.bucket() == Bucket.AVAILABLE
                ? Problem.ruleBroken(
                                "FUND_EXHAUSTED",
                                "The fund does not have this much available for " + account.year() + ".")
                        .with("year", account.year())
                        .with("remaining", Nok.ofOre(remainingOre))
                : new IllegalStateException(
                        account.bucket() + " of " + account.year() + " has only " + remainingOre + " øre");
    }
}
