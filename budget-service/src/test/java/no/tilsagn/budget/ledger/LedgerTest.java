package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestLedger.DECISION;
import static no.tilsagn.budget.ledger.TestLedger.LEDGER;
import static no.tilsagn.budget.ledger.TestLedger.SERVICE;
import static no.tilsagn.budget.ledger.TestLedger.available;
import static no.tilsagn.budget.ledger.TestLedger.entry;
import static no.tilsagn.budget.ledger.TestLedger.fundWith;
import static no.tilsagn.budget.ledger.TestLedger.post;
import static no.tilsagn.budget.ledger.TestLedger.reserve;
import static no.tilsagn.budget.ledger.TestTransfers.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.exceptions.IllegalTransactionStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import no.tilsagn.api.Problem;
import org.junit.jupiter.api.Test;

class LedgerTest {
    @Test
    void refusesMoreThanIsAvailableAndRecordsNothing() {
        UUID fund = fundWith(630_000_000, 2026);

        assertThatThrownBy(() -> post(entry(fund, reserve(2026, 630_000_001))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("FUND_EXHAUSTED"));

        assertThat(LEDGER.lastNumber(fund)).isEqualTo(1);
        assertThat(available(fund, 2026)).isEqualTo(630_000_000);
    }

    @Test
    void recordsAllEntriesOfACallOrNone() {
        UUID rich = fundWith(100, 2025);
        UUID poor = fundWith(1, 2025);

        assertThatThrownBy(() -> post(List.of(entry(rich, reserve(2025, 100)), entry(poor, reserve(2025, 2)))))
                .isInstanceOf(Problem.class);

        assertThat(available(rich, 2025)).isEqualTo(100);
    }

    @Test
    void leavesNoTraceOfATransactionThatIsRolledBack() {
        UUID fund = fundWith(100, 2025);

        assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                    LEDGER.post(entry(fund, reserve(2025, 100)));
                    throw new IllegalArgumentException("something else went wrong");
                }))
                .isNotNull();

        assertThat(LEDGER.lastNumber(fund)).isEqualTo(1);
        assertThat(post(entry(fund, reserve(2025, 100))).number()).isEqualTo(2);
        assertThat(LEDGER.prove(fund).holds()).isTrue();
    }

    @Test
    void movesAnOfferThroughItsLife() {
        UUID fund = fundWith(1_000, 2025);
        post(entry(fund, reserve(2025, 600)));
        post(entry(fund, transfer(2025, Bucket.RESERVED, Bucket.COMMITTED, 600)));
        post(entry(fund, transfer(2025, Bucket.COMMITTED, Bucket.DISBURSED, 250)));
        post(entry(fund, transfer(2025, Bucket.COMMITTED, Bucket.AVAILABLE, 350)));
        post(entry(fund, transfer(2025, Bucket.RETURNED, Bucket.AVAILABLE, 50)));

        YearBalance year = LEDGER.balance(new FundYear(fund, 2025));

        assertThat(year.availableOre()).isEqualTo(800);
        assertThat(year.ore(Bucket.RETURNED)).isEqualTo(50);
        assertThat(year.ore(Bucket.DISBURSED)).isEqualTo(250);
        assertThat(year.holds()).isTrue();
        assertThat(LEDGER.prove(fund).holds()).isTrue();
    }

    @Test
    void treatsMoreThanWasReservedAsAFaultOfItsCaller() {
        UUID fund = fundWith(1_000, 2025);

        assertThatIllegalStateException()
                .isThrownBy(() -> post(entry(fund, transfer(2025, Bucket.RESERVED, Bucket.COMMITTED, 1))))
                .withMessageContaining("RESERVED of 2025 held by " + TestTransfers.AWARD + " has only 0");
    }

    @Test
    void refusesAmountsThatCouldNotBeShown() {
        UUID fund = fundWith(Journal.MAX_BALANCE_ORE, 2025);

        assertThatThrownBy(() -> post(entry(fund, transfer(2025, Bucket.APPROPRIATED, Bucket.AVAILABLE, 1))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("AMOUNT_TOO_LARGE"));
    }

    @Test
    void takesAnEntryBackByANewOne() {
        UUID fund = fundWith(100, 2025);

        Posted reversal = SERVICE.inTransaction(() -> LEDGER.reverse(fund, 1, DECISION, "Feilført"));

        assertThat(LEDGER.entries(fund, 1, 9)).hasSize(2);
        assertThat(LEDGER.entries(fund, 2, 2).getFirst().reverses()).isEqualTo(1);
        assertThat(reversal.number()).isEqualTo(2);
        assertThat(available(fund, 2025)).isZero();
        assertThat(LEDGER.prove(fund).holds()).isTrue();
    }

    @Test
    void demandsATransactionAndAnOpenJournal() {
        UUID fund = fundWith(100, 2025);

        assertThatThrownBy(() -> LEDGER.post(entry(fund, reserve(2025, 1))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post(entry(UUID.randomUUID(), reserve(2025, 1))))
                .withMessageContaining("journal");
    }

    @Test
    void keepsEveryInvariantWhenManyPostAtOnce() throws Exception {
        UUID one = fundWith(50_000, 2025, 2026);
        UUID other = fundWith(50_000, 2025, 2026);
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            attempts.add(() -> accepted(List.of(anyEntry(one), anyEntry(other))));
            attempts.add(
                    () -> accepted(List.of(anyEntry(ThreadLocalRandom.current().nextBoolean() ? one : other))));
        }

        long acceptedOfBoth = 0;
        long acceptedOfOne = 0;
        try (var threads = Executors.newFixedThreadPool(12)) {
            List<Future<Boolean>> results = threads.invokeAll(attempts);
            for (int number = 0; number < results.size(); number++) {
                if (results.get(number).get()) {
                    acceptedOfBoth += number % 2 == 0 ? 1 : 0;
                    acceptedOfOne += number % 2;
                }
            }
        }

        assertThat(LEDGER.prove(one).differences()).isEmpty();
        assertThat(LEDGER.prove(other).differences()).isEmpty();
        assertThat(LEDGER.lastNumber(one) - 2 + LEDGER.lastNumber(other) - 2)
                .isEqualTo(2 * acceptedOfBoth + acceptedOfOne);
        assertThat(acceptedOfBoth).isPositive();
    }

    private static Entry anyEntry(UUID fund) {
        var random = ThreadLocalRandom.current();
        int year = random.nextInt(2025, 2027);
        long ore = random.nextLong(1, 900);
        return random.nextInt(4) == 0
                ? entry(fund, transfer(year, Bucket.RESERVED, Bucket.AVAILABLE, ore))
                : entry(fund, reserve(year, ore), reserve(4051 - year, ore));
    }

    private static boolean accepted(List<Entry> entries) {
        try {
            post(entries);
            return true;
        } catch (Problem | IllegalStateException overdrawn) {
            assertThat(overdrawn.getMessage()).containsAnyOf("available for", "has only");
            return false;
        }
    }
}
