package no.tilsagn.budget.award;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets offers lapse whose time is over, every second of real time. Any number of replicas may do it at once; one offer
 * that fails is tried again by the next sweep and does not hold up the others.
 */
@Singleton
class LapseSweep {
    private static final Logger LOG = LoggerFactory.getLogger(LapseSweep.class);

    private final AwardAnswers answers;

    LapseSweep(AwardAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void sweep() {
        answers.toLapse().forEach(this::lapse);
    }

    private void lapse(UUID awardId) {
        try {
            answers.lapse(awardId);
        } catch (RuntimeException failure) {
            LOG.error("The offer of award {} could not lapse", awardId, failure);
        }
    }
}
