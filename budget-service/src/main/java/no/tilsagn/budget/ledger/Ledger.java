package no.tilsagn.budget.ledger;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import no.tilsagn.api.Nok;
import no.tilsagn.api.OsloTime;
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
        Map<UUID, Set<Account>> touched = new TreeMap<>();
        for (Entry entry : entries) {
            touched.computeIfAbsent(entry.fundId(), _ -> new TreeSet<>())
                    .addAll(entry.net().keySet());
        }
        Map<UUID, Journal> journals = table.lock(touched);
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
     *     money has been promised since, {@code NOT_REVERSIBLE} when the entry does not say whose money it moved and the
     *     journal does now
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public Posted reverse(UUID fundId, long number, DecisionReference decision, String text) {
        JournalEntry original = reader.find(fundId, number).orElseThrow(() -> Problem.notFound("journal entry"));
        List<Account> touched =
                original.postings().stream().map(Posting::account).toList();
        Journal journal = table.lock(Map.of(fundId, touched)).get(fundId);
        if (reader.isReversed(fundId, number)) {
            throw Problem.conflict("ALREADY_REVERSED", "Entry " + number + " has been reversed before.");
        }
        if (!journal.canReverse(original)) {
            throw Problem.ruleBroken(
                    "NOT_REVERSIBLE", "Entry " + number + " is from before the ledger told whose money it moves.");
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
        return table.lock(Map.of(fundId, Set.of())).get(fundId).lastNumber();
    }

    /** What a fund-year has in each bucket, all 0 when nothing was ever posted to it. */
    @Transactional(readOnly = true)
    public YearBalance balance(FundYear fundYear) {
        return balances(fundYear.fundId()).stream()
                .filter(balance -> balance.year() == fundYear.year())
                .findFirst()
                .orElseGet(() -> new YearBalance(fundYear.year(), Map.of()));
    }

    /** Every year that has ever been posted to, in order. */
    @Transactional(readOnly = true)
    public List<YearBalance> balances(UUID fundId) {
        return YearBalance.of(table.balances(fundId));
    }

    /** What each of the holders has, by year; nothing for those of journals that do not name holders yet. */
    @Transactional(readOnly = true)
    public Map<UUID, List<YearBalance>> held(Collection<UUID> holders) {
        Map<UUID, List<YearBalance>> held = new HashMap<>();
        if (!holders.isEmpty()) {
            table.held(holders).forEach((holder, balances) -> held.put(holder, YearBalance.of(balances)));
        }
        return held;
    }

    /**
     * Begins to name holders in every journal that does not yet: one entry each moves what is pooled to those who hold it.
     * Everybody else who posts waits until the transaction ends. It is done once, whoever asks how often; from then on the
     * database refuses what a replica posts that knows no holders.
     *
     * @param held tells what each holder of a fund has in RESERVED, COMMITTED and DISBURSED, in øre; asked when nobody can
     *     post any more
     * @param by subject of the one who asked for it
     * @return the entries by fund; nothing when it was done before
     * @throws Problem 409 {@code HOLDERS_DO_NOT_ADD_UP} with {@code fundId}, {@code account}, {@code pooled} and {@code held}
     *     in NOK when holders have other than is pooled
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public List<Posted> nameHolders(Function<UUID, SortedMap<Account, Long>> held, String by) {
        table.stopForNaming();
        List<Posted> opened = new ArrayList<>();
        for (UUID fundId : table.pooled()) {
            Journal journal =
                    table.lock(Map.of(fundId, table.balances(fundId).keySet())).get(fundId);
            SortedMap<Account, Long> ofFund = held.apply(fundId);
            requireThatItAddsUp(journal, ofFund);
            table.nameHoldersFrom(fundId, journal.lastNumber() + 1);
            if (!ofFund.isEmpty()) {
                Journal.Appended next = appendedOrRefused(journal.open(
                        ofFund, openingBy(fundId, by), "Herfra sier journalen hvem pengene tilhører", clock.instant()));
                table.insert(List.of(next.entry()));
                opened.add(Posted.of(next.entry()));
            }
        }
        return opened;
    }

    private static void requireThatItAddsUp(Journal journal, SortedMap<Account, Long> held) {
        SortedMap<Account, Long> pooled = new TreeMap<>();
        held.forEach((account, ore) -> pooled.merge(account.pooled(), ore, Math::addExact));
        journal.balances().forEach((account, ore) -> {
            if (account.bucket().isHeld()) {
                pooled.merge(account, -ore, Math::addExact);
            }
        });
        pooled.forEach((account, difference) -> {
            if (difference != 0) {
                long kept = journal.balances().getOrDefault(account, 0L);
                throw Problem.conflict(
                                "HOLDERS_DO_NOT_ADD_UP", "The awards of a fund add up to other than its ledger has.")
                        .with("fundId", journal.fundId())
                        .with("account", account.toString())
                        .with("pooled", Nok.ofOre(kept))
                        .with("held", Nok.ofOre(kept + difference));
            }
        });
    }

    private DecisionReference openingBy(UUID fundId, String by) {
        return new DecisionReference(
                DecisionReference.Kind.OPENING, fundId, "Konto per tilsagn", OsloTime.today(clock), by);
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
                : new IllegalStateException(account + " has only " + remainingOre + " øre");
    }
}
