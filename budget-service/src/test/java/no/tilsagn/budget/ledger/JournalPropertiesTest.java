package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestTransfers.account;
import static no.tilsagn.budget.ledger.TestTransfers.posting;
import static no.tilsagn.budget.ledger.TestTransfers.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is posted, in whatever order, money is conserved, nothing is overdrawn and the chain can be verified. */
class JournalPropertiesTest {
    private static final UUID FUND = UUID.fromString("0198a6b2-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2025-06-15T10:00:00.000001Z");
    private static final DecisionReference DECISION = new DecisionReference(
            DecisionReference.Kind.ALLOCATION,
            UUID.fromString("0198a6b2-0000-7000-8000-000000000002"),
            "Sak 4/2025",
            LocalDate.of(2025, 6, 15),
            "committee.1");

    /** A journal with what was accepted of a list of entries. */
    private record History(Journal journal, List<JournalEntry> entries) {
        static History of(List<List<Transfer>> attempts) {
            Journal journal = Journal.empty(FUND, Recipe.HELD);
            List<JournalEntry> entries = new ArrayList<>();
            for (List<Transfer> transfers : attempts) {
                switch (attempt(journal, transfers)) {
                    case Journal.Appended(JournalEntry entry, Journal next) -> {
                        entries.add(entry);
                        journal = next;
                    }
                    case Journal.Overdrawn _, Journal.TooLarge _ -> {}
                }
            }
            return new History(journal, entries);
        }

        Proof proof() {
            return proofOf(entries, kept());
        }

        SortedMap<Account, Long> kept() {
            return journal.balances();
        }
    }

    @Property(tries = 300)
    void conservesMoneyWithinEveryYear(@ForAll("attempts") List<List<Transfer>> attempts) {
        History history = History.of(attempts);

        assertThat(history.journal().balances().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isZero();
        assertThat(YearBalance.of(history.kept())).allMatch(YearBalance::holds);
    }

    @Property(tries = 300)
    void neverOverdrawsABucketNorTurnsASourceAround(@ForAll("attempts") List<List<Transfer>> attempts) {
        for (JournalEntry entry : History.of(attempts).entries()) {
            assertThat(entry.postings())
                    .allMatch(posting ->
                            posting.bucket().isSource() ? posting.balanceOre() <= 0 : posting.balanceOre() >= 0);
        }
    }

    @Property(tries = 300)
    void numbersEntriesWithoutGapsAndVerifies(@ForAll("attempts") List<List<Transfer>> attempts) {
        History history = History.of(attempts);

        Proof proof = history.proof();

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.entries()).isEqualTo(history.journal().lastNumber());
        assertThat(proof.hashHead()).isEqualTo(history.journal().lastHash());
        assertThat(proof.years()).isEqualTo(YearBalance.of(history.kept()));
    }

    @Property(tries = 300)
    void aRefusalSaysWhatRemainsAndThatMuchIsAccepted(@ForAll("attempts") List<List<Transfer>> attempts) {
        Journal journal = History.of(attempts).journal();
        long available = journal.balances().getOrDefault(account(2025, Bucket.AVAILABLE), 0L);

        var refused = attempt(journal, List.of(reserve(available + 1)));

        assertThat(refused).isEqualTo(new Journal.Overdrawn(account(2025, Bucket.AVAILABLE), available));
        if (available > 0) {
            assertThat(attempt(journal, List.of(reserve(available)))).isInstanceOf(Journal.Appended.class);
        }
    }

    private static Transfer reserve(long amountOre) {
        return transfer(2025, Bucket.AVAILABLE, Bucket.RESERVED, amountOre);
    }

    @Property(tries = 300)
    void anyReversalRestoresEveryBalanceOrIsRefused(
            @ForAll("attempts") List<List<Transfer>> attempts, @ForAll int which) {
        History history = History.of(attempts);
        if (history.entries().isEmpty()) {
            return;
        }
        JournalEntry last = history.entries().getLast();
        JournalEntry chosen =
                history.entries().get(Math.floorMod(which, history.entries().size()));

        var outcome = history.journal().reverse(chosen, DECISION, "Feilført", NOW);

        if (outcome instanceof Journal.Appended(JournalEntry reversal, Journal after)) {
            assertThat(reversal.reverses()).isEqualTo(chosen.number());
            for (Posting posting : chosen.postings()) {
                Account account = posting.account();
                assertThat(after.balances().get(account))
                        .isEqualTo(history.journal().balances().get(account) - posting.amountOre());
            }
        } else {
            assertThat(chosen).as("the last entry can always be taken back").isNotEqualTo(last);
        }
    }

    @Property(tries = 500)
    void detectsAnyChangeOfAnyEntry(
            @ForAll("attempts") List<List<Transfer>> attempts,
            @ForAll int which,
            @ForAll("tamperings") UnaryOperator<JournalEntry> tampering) {
        History history = History.of(attempts);
        if (history.entries().isEmpty()) {
            return;
        }
        int index = Math.floorMod(which, history.entries().size());
        List<JournalEntry> entries = new ArrayList<>(history.entries());
        entries.set(index, tampering.apply(entries.get(index)));

        assertThat(proofOf(entries, history.kept()).holds()).isFalse();
    }

    @Property(tries = 300)
    void detectsAMissingARepeatedAndASwappedEntry(
            @ForAll("attempts") List<List<Transfer>> attempts, @ForAll int which) {
        History history = History.of(attempts);
        if (history.entries().size() < 2) {
            return;
        }
        int index = Math.floorMod(which, history.entries().size() - 1);
        List<JournalEntry> missing = new ArrayList<>(history.entries());
        missing.remove(index);
        List<JournalEntry> repeated = new ArrayList<>(history.entries());
        repeated.add(index, repeated.get(index));
        List<JournalEntry> swapped = new ArrayList<>(history.entries());
        swapped.add(index, swapped.remove(index + 1));

        assertThat(proofOf(missing, history.kept()).holds()).isFalse();
        assertThat(proofOf(repeated, history.kept()).holds()).isFalse();
        assertThat(proofOf(swapped, history.kept()).holds()).isFalse();
    }

    private static Proof proofOf(List<JournalEntry> entries, SortedMap<Account, Long> kept) {
        Verification verification = new Verification(FUND);
        entries.forEach(verification::accept);
        return verification.compareWith(kept);
    }

    private static Journal.Outcome attempt(Journal journal, List<Transfer> transfers) {
        return journal.append(new Entry(FUND, DECISION, "Tilsagn", transfers), NOW);
    }

    @Provide
    Arbitrary<List<List<Transfer>>> attempts() {
        return transfers()
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(transfers -> !new TreeMap<>(netOf(transfers)).isEmpty())
                .list()
                .ofMaxSize(25);
    }

    /** Every other one brings money in, so that there is something to move. */
    @Provide
    Arbitrary<Transfer> transfers() {
        Arbitrary<Integer> years = Arbitraries.integers().between(2025, 2027);
        Arbitrary<Long> amounts = Arbitraries.longs().between(1, 1_000_00);
        Arbitrary<Transfer> incoming = Combinators.combine(years, amounts)
                .as((year, ore) -> transfer(year, Bucket.APPROPRIATED, Bucket.AVAILABLE, ore * 10));
        Arbitrary<Transfer> any = Combinators.combine(
                        years, Arbitraries.of(Bucket.class), Arbitraries.of(Bucket.class), amounts)
                .filter((_, from, to, _) -> from != to)
                .as(TestTransfers::transfer);
        return Arbitraries.oneOf(incoming, any);
    }

    @Provide
    Arbitrary<UnaryOperator<JournalEntry>> tamperings() {
        return Arbitraries.of(List.<UnaryOperator<JournalEntry>>of(
                e -> change(e, e.number() + 1, e.recordedAt(), e.decision(), e.text(), e.postings(), e.hash()),
                e -> change(
                        e, e.number(), e.recordedAt().plusNanos(1_000), e.decision(), e.text(), e.postings(), e.hash()),
                e -> change(e, e.number(), e.recordedAt(), DECISION, e.text() + "!", e.postings(), e.hash()),
                e -> change(e, e.number(), e.recordedAt(), otherDecision(), e.text(), e.postings(), e.hash()),
                e -> change(
                        e,
                        e.number(),
                        e.recordedAt(),
                        e.decision(),
                        e.text(),
                        e.postings().reversed(),
                        e.hash()),
                e -> change(e, e.number(), e.recordedAt(), e.decision(), e.text(), withMore(e.postings()), e.hash()),
                e -> change(e, e.number(), e.recordedAt(), e.decision(), e.text(), List.of(), e.hash()),
                e -> change(e, e.number(), e.recordedAt(), e.decision(), e.text(), e.postings(), "f".repeat(64)),
                // even with a hash that fits
                e -> change(e, e.number(), e.recordedAt(), e.decision(), e.text(), withMore(e.postings()), e.hash())
                        .sealed()));
    }

    private static JournalEntry change(
            JournalEntry original,
            long number,
            Instant recordedAt,
            DecisionReference decision,
            String text,
            List<Posting> postings,
            String hash) {
        return new JournalEntry(
                original.fundId(),
                number,
                original.recipe(),
                recordedAt,
                decision,
                text,
                original.reverses(),
                postings,
                original.previousHash(),
                hash);
    }

    private static DecisionReference otherDecision() {
        return new DecisionReference(DECISION.kind(), DECISION.id(), "Sak 5/2025", DECISION.decidedOn(), DECISION.by());
    }

    /** One øre more comes in and lies there: it still balances. */
    private static List<Posting> withMore(List<Posting> postings) {
        List<Posting> changed = new ArrayList<>(postings);
        Posting first = changed.getFirst();
        Posting second = changed.get(1);
        changed.set(0, new Posting(first.account(), first.amountOre() - 1, first.balanceOre() - 1));
        changed.set(1, new Posting(second.account(), second.amountOre() + 1, second.balanceOre() + 1));
        return changed;
    }

    private static Map<Account, Long> netOf(List<Transfer> transfers) {
        Map<Account, Long> net = new TreeMap<>();
        for (Transfer transfer : transfers) {
            net.merge(transfer.from(), -transfer.amountOre(), Long::sum);
            net.merge(transfer.to(), transfer.amountOre(), Long::sum);
        }
        net.values().removeIf(ore -> ore == 0);
        return net;
    }
}
