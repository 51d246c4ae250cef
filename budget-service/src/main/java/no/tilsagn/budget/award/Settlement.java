package no.tilsagn.budget.award;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.messaging.Outbox;

/** Ends an award once the project is over and nothing remains to be paid. */
@Singleton
class Settlement {
    private final AwardRepository repository;
    private final AwardHistory history;
    private final Outbox outbox;

    Settlement(AwardRepository repository, AwardHistory history, Outbox outbox) {
        this.repository = repository;
        this.history = history;
        this.outbox = outbox;
    }

    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    AwardWithInstalments settleIfDone(AwardWithInstalments current) {
        if (current.award().projectClosedOn() == null || current.hasOpenInstalments()) {
            return current;
        }
        Award settled = repository.update(current.award().after(AwardStatus.Command.SETTLE));
        history.record(settled, AwardHistoryEntry.Action.SETTLE, DecisionReference.THE_RULES, null);
        AwardEvent.settled(settled, current.disbursedOre()).appendTo(outbox);
        return new AwardWithInstalments(settled, current.instalments());
    }
}
