package no.tilsagn.applications.outcome;

import static no.tilsagn.applications.application.ApplicationStatus.ACCEPTED;
import static no.tilsagn.applications.application.ApplicationStatus.AWARDED;
import static no.tilsagn.applications.application.ApplicationStatus.CLOSED;
import static no.tilsagn.applications.application.ApplicationStatus.DECLINED;
import static no.tilsagn.applications.application.ApplicationStatus.LAPSED;
import static no.tilsagn.applications.application.ApplicationStatus.PARTLY_AWARDED;
import static no.tilsagn.applications.application.ApplicationStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final long REQUESTED = 1_000;

    @Test
    void nothingFollowsFromNothing() {
        assertThat(Verdict.of(List.of(), false, REQUESTED)).isEmpty();
    }

    @Test
    void anOfferOfEverythingIsAnAwardAndOfLessAPartOne() {
        assertThat(Verdict.of(awards(offered(1_000)), false, REQUESTED)).contains(AWARDED);
        assertThat(Verdict.of(awards(offered(999)), false, REQUESTED)).contains(PARTLY_AWARDED);
    }

    @Test
    void offersFromTwoFundsTogetherCanBeEverything() {
        assertThat(Verdict.of(awards(offered(600), offered(400)), false, REQUESTED))
                .contains(AWARDED);
    }

    @Test
    void aRejectionCountsOnlyWhileThereIsNoAward() {
        assertThat(Verdict.of(List.of(), true, REQUESTED)).contains(REJECTED);
        assertThat(Verdict.of(awards(offered(500)), true, REQUESTED)).contains(PARTLY_AWARDED);
        assertThat(Verdict.of(awards(AwardState.ACCEPTED), true, REQUESTED)).contains(ACCEPTED);
        assertThat(Verdict.of(awards(AwardState.DECLINED), true, REQUESTED)).contains(DECLINED);
    }

    @Test
    void anAcceptedAwardOutweighsEveryOther() {
        for (AwardState other : AwardState.values()) {
            assertThat(Verdict.of(awards(other, AwardState.ACCEPTED), false, REQUESTED))
                    .contains(ACCEPTED);
        }
    }

    @Test
    void isClosedWhenTheLastAwardIsSettled() {
        assertThat(Verdict.of(awards(AwardState.SETTLED, AwardState.DECLINED), false, REQUESTED))
                .contains(CLOSED);
        assertThat(Verdict.of(awards(AwardState.SETTLED, AwardState.ACCEPTED), false, REQUESTED))
                .contains(ACCEPTED);
    }

    @Test
    void lapsesWhenNobodyEvenDeclined() {
        assertThat(Verdict.of(awards(AwardState.LAPSED), false, REQUESTED)).contains(LAPSED);
        assertThat(Verdict.of(awards(AwardState.LAPSED, AwardState.DECLINED), false, REQUESTED))
                .contains(DECLINED);
    }

    private static AwardOutcome offered(long total) {
        return new AwardOutcome(UUID.randomUUID(), UUID.randomUUID(), AwardState.OFFERED, total);
    }

    private static List<AwardOutcome> awards(AwardOutcome... awards) {
        return List.of(awards);
    }

    private static List<AwardOutcome> awards(AwardState... states) {
        return Stream.of(states)
                .map(state -> new AwardOutcome(UUID.randomUUID(), UUID.randomUUID(), state, 500))
                .toList();
    }
}
