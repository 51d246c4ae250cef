package no.tilsagn.applications.outcome;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.UUID;
import no.tilsagn.applications.application.Applications;
import no.tilsagn.contracts.budget.AllocationAdopted;

/** Takes in what was decided on money, in whatever order it is heard. */
@Singleton
class Outcomes {
    private final OutcomeRepository repository;
    private final Applications applications;

    Outcomes(OutcomeRepository repository, Applications applications) {
        this.repository = repository;
        this.applications = applications;
    }

    @Transactional
    void adopted(AllocationAdopted allocation) {
        allocation.items().stream()
                .filter(item -> item.outcome().equals("REJECT"))
                .forEach(item -> {
                    repository.reject(allocation.allocationId(), item.applicationId());
                    follow(item.applicationId(), "REJECT", item.reason());
                });
    }

    @Transactional
    void award(UUID awardId, UUID applicationId, AwardState state, long totalOre, @Nullable String note) {
        AwardOutcome heard = new AwardOutcome(awardId, applicationId, state, totalOre);
        repository
                .findByAwardIdForUpdate(awardId)
                .ifPresentOrElse(
                        known -> {
                            if (known.state().compareTo(state) < 0) {
                                repository.update(heard);
                            }
                        },
                        () -> repository.save(heard));
        follow(applicationId, "AWARD_" + state, note);
    }

    private void follow(UUID applicationId, String action, @Nullable String note) {
        applications.decide(
                applicationId,
                requestedOre -> Verdict.of(
                        repository.findByApplicationId(applicationId),
                        repository.isRejected(applicationId),
                        requestedOre),
                action,
                note);
    }
}
