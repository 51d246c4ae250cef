package no.tilsagn.budget.award;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Lets offers lapse whose time is over, every second of real time. Any number of replicas may do it at once. */
@Singleton
class LapseSweep {
    private final AwardAnswers answers;

    LapseSweep(AwardAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void sweep() {
        boolean lapsed = true;
        while (lapsed) {
            lapsed = answers.lapseOne();
        }
    }
}
