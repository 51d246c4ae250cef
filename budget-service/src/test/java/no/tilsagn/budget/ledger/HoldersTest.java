package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestLedger.LEDGER;
import static no.tilsagn.budget.ledger.TestLedger.SERVICE;
import static no.tilsagn.budget.ledger.TestLedger.available;
import static no.tilsagn.budget.ledger.TestLedger.entry;
import static no.tilsagn.budget.ledger.TestLedger.fundWith;
import static no.tilsagn.budget.ledger.TestLedger.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Money that is promised or paid is somebody's, and nobody lives on what is another's. */
class HoldersTest {
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void refusesToPayOneAwardFromWhatIsCommittedToAnother() {
        UUID fund = fundWith(1_000, 2025);
        promise(fund, one, 600);
        post(entry(fund, Transfer.of(one, 2025, Bucket.RESERVED, Bucket.COMMITTED, 600)));

        assertThatIllegalStateException()
                .isThrownBy(() -> post(entry(fund, Transfer.of(other, 2025, Bucket.COMMITTED, Bucket.DISBURSED, 1))))
                .withMessageContaining("COMMITTED of 2025 held by " + other + " has only 0");

        assertThat(held(one).ore(Bucket.COMMITTED)).isEqualTo(600);
        assertThat(LEDGER.prove(fund).holds()).isTrue();
    }

    @Test
    void theDatabaseRefusesItAsWell() {
        UUID fund = fundWith(1_000, 2025);
        promise(fund, one, 600);

        assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                    JournalEntry last = LEDGER.entries(fund, 2, 2).getFirst();
                    List<Posting> postings = List.of(
                            new Posting(new Account(2025, Bucket.RESERVED, other), -1, -1),
                            new Posting(new Account(2025, Bucket.COMMITTED, other), 1, 1));
                    SERVICE.bean(JournalTable.class)
                            .insert(List.of(new JournalEntry(
                                            fund,
                                            3,
                                            Recipe.HELD,
                                            last.recordedAt(),
                                            last.decision(),
                                            "Angrep",
                                            null,
                                            postings,
                                            last.hash(),
                                            EntryHash.NONE)
                                    .sealed()));
                    return null;
                }))
                .rootCause()
                .hasMessageContaining("account_is_not_overdrawn");
    }

    @Test
    void tellsWhatEachAwardHas() {
        UUID fund = fundWith(1_000, 2025, 2026);
        promise(fund, one, 300);
        promise(fund, other, 200);
        post(entry(fund, Transfer.of(one, 2026, Bucket.AVAILABLE, Bucket.RESERVED, 50)));

        var held = LEDGER.held(List.of(one, other));

        assertThat(held.get(one)).extracting(YearBalance::year).containsExactly(2025, 2026);
        assertThat(held.get(one).getFirst().ore(Bucket.RESERVED)).isEqualTo(300);
        assertThat(held.get(other).getFirst().ore(Bucket.RESERVED)).isEqualTo(200);
        assertThat(LEDGER.balance(new FundYear(fund, 2025)).ore(Bucket.RESERVED))
                .isEqualTo(500);
    }

    @Test
    void refusesThatMoreComesBackThanWasPaidOverAllYears() {
        UUID fund = fundWith(1_000, 2025, 2026);
        for (int year : new int[] {2025, 2026}) {
            post(entry(fund, Transfer.of(one, year, Bucket.AVAILABLE, Bucket.RESERVED, 100)));
            post(entry(fund, Transfer.of(one, year, Bucket.RESERVED, Bucket.COMMITTED, 100)));
            post(entry(fund, Transfer.of(one, year, Bucket.COMMITTED, Bucket.DISBURSED, 100)));
        }

        post(entry(fund, Transfer.of(one, 2026, Bucket.RETURNED, Bucket.AVAILABLE, 150)));

        assertThatThrownBy(() -> post(entry(fund, Transfer.of(one, 2025, Bucket.RETURNED, Bucket.AVAILABLE, 51))))
                .rootCause()
                .hasMessageContaining("no_more_comes_back_than_was_paid");
        assertThatThrownBy(() -> post(entry(fund, Transfer.of(other, 2025, Bucket.RETURNED, Bucket.AVAILABLE, 1))))
                .rootCause()
                .hasMessageContaining("no_more_comes_back_than_was_paid");
        assertThat(available(fund, 2026)).isEqualTo(1_050);
        assertThat(LEDGER.balance(new FundYear(fund, 2026)).holds()).isTrue();
    }

    @Test
    void doesNotWriteDownMoneyThatIsNobodys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transfer.of(2025, Bucket.AVAILABLE, Bucket.RESERVED, 1))
                .withMessageContaining("whose the money is");
        assertThatIllegalArgumentException().isThrownBy(() -> new Account(2025, Bucket.AVAILABLE, one));
    }

    @Test
    void promisesAThousandAwardsOverFiveYearsInOneEntry() {
        List<Integer> years = List.of(2025, 2026, 2027, 2028, 2029);
        UUID fund = fundWith(100_000_000, 2025, 2026, 2027, 2028, 2029);
        List<UUID> awards = Stream.generate(UUID::randomUUID).limit(1_000).toList();
        List<Transfer> transfers = new ArrayList<>();
        for (UUID award : awards) {
            years.forEach(
                    year -> transfers.add(Transfer.of(award, year, Bucket.AVAILABLE, Bucket.RESERVED, 700 + year)));
        }

        Posted posted = post(new Entry(fund, TestLedger.DECISION, "Tilbud om tilsagn: 1000", transfers));

        assertThat(LEDGER.entries(fund, posted.number(), posted.number())
                        .getFirst()
                        .postings())
                .hasSize(5_005);
        assertThat(held(awards.getLast()).ore(Bucket.RESERVED)).isEqualTo(2_725);
        assertThat(LEDGER.prove(fund).holds()).isTrue();
    }

    @Test
    void readsOnlyTheAccountsThatAnEntryTouches() {
        UUID fund = fundWith(100_000, 2025);
        IntStream.range(0, 50).forEach(_ -> promise(fund, UUID.randomUUID(), 10));
        promise(fund, one, 20);
        Set<Account> touched =
                Set.of(new Account(2025, Bucket.RESERVED, one), new Account(2025, Bucket.COMMITTED, one));

        var balances = SERVICE.inTransaction(() -> SERVICE.bean(JournalTable.class)
                .lock(Map.of(fund, touched))
                .get(fund)
                .balances());

        assertThat(balances).containsOnly(Map.entry(new Account(2025, Bucket.RESERVED, one), 20L));
    }

    private void promise(UUID fund, UUID award, long ore) {
        post(entry(fund, Transfer.of(award, 2025, Bucket.AVAILABLE, Bucket.RESERVED, ore)));
    }

    private static YearBalance held(UUID award) {
        return LEDGER.held(List.of(award)).get(award).getFirst();
    }
}
