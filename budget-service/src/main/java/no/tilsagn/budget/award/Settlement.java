package no.tilsagn.budget.award;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import no.tilsagn.messaging.Outbox;

/** Ends an award once the project is over and nothing remains to be paid. */
@Singleton
class Settlement {
    private final AwardRepository repository;
    private final Outbox outbox;

    Settlement(AwardRepository repository, Outbox outbox) {
        this.repository = repository;
        this.outbox = outbox;
    }

    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    AwardWithInstalments settleIfDone(AwardWithInstalments current) {
        if (current.award().projectClosedOn() == null || current.hasOpenInstalments()) {
            return current;
        }
        Award settled = repository.update(current.award().after(AwardStatus.Command.SETTLE));
        AwardEvent.settled(settled, current.disbursedOre()).appendTo(outbox);
        return new AwardWithInstalments(settled, current.instalments());
    }
}
