package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestLedger.LEDGER;
import static no.tilsagn.budget.ledger.TestLedger.SERVICE;
import static no.tilsagn.budget.ledger.TestLedger.available;
import static no.tilsagn.budget.ledger.TestLedger.entry;
import static no.tilsagn.budget.ledger.TestLedger.fundWith;
import static no.tilsagn.budget.ledger.TestLedger.post;
import static no.tilsagn.budget.ledger.TestLedger.reserve;
import static no.tilsagn.budget.ledger.TestTransfers.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.interleaving.Interleavings;
import no.tilsagn.budget.interleaving.Interleavings.Meeting;
import no.tilsagn.budget.interleaving.Outcome;
import org.junit.jupiter.api.Test;

/** Two transactions at every interleaving that they can have: exactly one gets the last krone. */
class RaceForTheLastKroneTest {
    private static final long KRONE = 100;
    private final Interleavings interleavings = new Interleavings(SERVICE.database());

    @Test
    void onlyOneOfTwoCommitteesGetsTheLastKrone() {
        int runs = interleavings.explore(() -> {
            UUID fund = fundWith(KRONE, 2025);
            Callable<?> adopt = () -> SERVICE.inTransaction(() -> {
                available(fund, 2025); // what a committee has seen when it decides
                return LEDGER.post(entry(fund, reserve(2025, KRONE)));
            });
            return new Meeting(List.of(adopt, adopt), outcomes -> {
                assertOneWonAndTheOtherFoundTheFundExhausted(outcomes);
                assertThat(available(fund, 2025)).isZero();
                assertInvariantsHold(fund);
            });
        });

        assertThat(runs)
                .as("interleavings of two times look, lock, write, commit")
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void twoWhoTakeYearsInOppositeOrderNeverWaitInACircle() {
        interleavings.explore(() -> {
            UUID fund = fundWith(KRONE, 2025, 2026);
            return new Meeting(
                    List.of(
                            () -> post(entry(fund, reserve(2025, KRONE), reserve(2026, KRONE))),
                            () -> post(entry(fund, reserve(2026, KRONE), reserve(2025, KRONE)))),
                    outcomes -> {
                        assertOneWonAndTheOtherFoundTheFundExhausted(outcomes);
                        assertInvariantsHold(fund);
                    });
        });
    }

    @Test
    void twoWhoDrawOnTwoFundsInOppositeOrderNeverWaitInACircle() {
        interleavings.explore(() -> {
            UUID one = fundWith(KRONE, 2025);
            UUID other = fundWith(KRONE, 2025);
            Entry ofOne = entry(one, reserve(2025, KRONE));
            Entry ofOther = entry(other, reserve(2025, KRONE));
            return new Meeting(
                    List.of(() -> post(List.of(ofOne, ofOther)), () -> post(List.of(ofOther, ofOne))), outcomes -> {
                        assertOneWonAndTheOtherFoundTheFundExhausted(outcomes);
                        assertInvariantsHold(one);
                        assertInvariantsHold(other);
                    });
        });
    }

    /** Whoever holds the middle fund makes both others wait with one lock in hand: in no order do they hold each other's. */
    @Test
    void twoWhoDrawOnThreeFundsAreNeverCaughtHalfWay() {
        interleavings.explore(() -> {
            List<UUID> funds = Stream.generate(() -> fundWith(KRONE, 2025))
                    .limit(3)
                    .sorted(Comparator.comparing(UUID::toString))
                    .toList();
            List<Entry> entries = funds.stream()
                    .map(fund -> entry(fund, reserve(2025, KRONE)))
                    .toList();
            return new Meeting(
                    List.of(
                            () -> SERVICE.inTransaction(() -> LEDGER.lock(funds.get(1))),
                            () -> post(entries),
                            () -> post(entries.reversed())),
                    outcomes -> {
                        assertThat(outcomes.getFirst().succeeded()).isTrue();
                        assertOneWonAndTheOtherFoundTheFundExhausted(outcomes.subList(1, 3));
                    });
        });
    }

    @Test
    void whoeverTakesSeveralPiecesOneByOneGetsAllOrNothing() {
        interleavings.explore(() -> {
            UUID fund = fundWith(3 * KRONE, 2025);
            Callable<?> twoPieces = () -> SERVICE.inTransaction(() -> {
                LEDGER.post(entry(fund, reserve(2025, KRONE)));
                return LEDGER.post(entry(fund, reserve(2025, KRONE)));
            });
            return new Meeting(List.of(twoPieces, twoPieces), outcomes -> {
                assertOneWonAndTheOtherFoundTheFundExhausted(outcomes);
                assertThat(available(fund, 2025)).isEqualTo(KRONE);
                assertInvariantsHold(fund);
            });
        });
    }

    @Test
    void whatIsTakenBackIsNotPromisedAtTheSameTime() {
        interleavings.explore(() -> {
            UUID fund = fundWith(KRONE, 2025);
            return new Meeting(
                    List.of(
                            () -> post(entry(fund, reserve(2025, KRONE))),
                            () -> SERVICE.inTransaction(
                                    () -> LEDGER.reverse(fund, 1, TestLedger.DECISION, "Bevilgningen var feilført"))),
                    outcomes -> {
                        assertOneWonAndTheOtherFoundTheFundExhausted(outcomes);
                        assertInvariantsHold(fund);
                    });
        });
    }

    @Test
    void anEntryIsTakenBackOnce() {
        interleavings.explore(() -> {
            UUID fund = fundWith(KRONE, 2025, 2026);
            Callable<?> takeBack = () -> SERVICE.inTransaction(
                    () -> LEDGER.reverse(fund, 1, TestLedger.DECISION, "Bevilgningen var feilført"));
            return new Meeting(List.of(takeBack, takeBack), outcomes -> {
                assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
                assertThat(refusal(outcomes).code()).isEqualTo("ALREADY_REVERSED");
                assertInvariantsHold(fund);
            });
        });
    }

    @Test
    void theFirstTwoEntriesOfAJournalComeOneAfterTheOther() {
        interleavings.explore(() -> {
            UUID fund = fundWith(0);
            Callable<?> appropriate =
                    () -> post(entry(fund, transfer(2025, Bucket.APPROPRIATED, Bucket.AVAILABLE, KRONE)));
            return new Meeting(List.of(appropriate, appropriate), outcomes -> {
                assertThat(outcomes).allMatch(Outcome::succeeded);
                assertThat(available(fund, 2025)).isEqualTo(2 * KRONE);
                assertInvariantsHold(fund);
            });
        });
    }

    @Test
    void aProofHoldsWhateverIsPostedMeanwhile() {
        interleavings.explore(() -> {
            UUID fund = fundWith(KRONE, 2025);
            return new Meeting(
                    List.of(() -> LEDGER.prove(fund), () -> post(entry(fund, reserve(2025, KRONE)))), outcomes -> {
                        Proof proof = (Proof) outcomes.getFirst().result();
                        assertThat(proof.differences()).isEmpty();
                        assertThat(proof.entries()).isBetween(1L, 2L);
                    });
        });
    }

    private static void assertOneWonAndTheOtherFoundTheFundExhausted(List<Outcome> outcomes) {
        assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
        assertThat(refusal(outcomes).code()).isEqualTo("FUND_EXHAUSTED");
    }

    private static Problem refusal(List<Outcome> outcomes) {
        Exception failure = outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .findFirst()
                .orElseThrow()
                .failure();
        assertThat(failure).isInstanceOf(Problem.class);
        return (Problem) failure;
    }

    /** I1 entries balance, I2 nothing is overdrawn, I3 balances are the sums of their postings and what these tell. */
    private static void assertInvariantsHold(UUID fund) {
        assertThat(LEDGER.prove(fund).differences()).isEmpty();
        assertThat(LEDGER.balances(fund))
                .allMatch(
                        year -> year.availableOre() >= 0 && year.ore(Bucket.RESERVED) <= year.ore(Bucket.APPROPRIATED));
    }
}
