package no.tilsagn.applications.outcome;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

/** Which events of the budget service matter here, and what each says. */
@Factory
class DecisionHandlers {
    private final Outcomes outcomes;

    DecisionHandlers(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    private record Handler<T>(String type, Class<T> payloadType, Consumer<T> action) implements EventHandler<T> {
        @Override
        public void handle(Event<T> event) {
            action.accept(event.payload());
        }
    }

    @Singleton
    EventHandler<AllocationAdopted> allocationAdopted() {
        return new Handler<>(AllocationAdopted.TYPE, AllocationAdopted.class, outcomes::adopted);
    }

    @Singleton
    EventHandler<AwardOffered> awardOffered() {
        return new Handler<>(
                AwardOffered.TYPE,
                AwardOffered.class,
                award -> outcomes.award(
                        award.awardId(),
                        award.applicationId(),
                        AwardState.OFFERED,
                        award.totalOre(),
                        award.reductionReason()));
    }

    @Singleton
    EventHandler<AwardAccepted> awardAccepted() {
        return new Handler<>(
                AwardAccepted.TYPE,
                AwardAccepted.class,
                award -> outcomes.award(
                        award.awardId(), award.applicationId(), AwardState.ACCEPTED, award.totalOre(), null));
    }

    @Singleton
    EventHandler<AwardDeclined> awardDeclined() {
        return new Handler<>(
                AwardDeclined.TYPE,
                AwardDeclined.class,
                award -> outcomes.award(
                        award.awardId(), award.applicationId(), AwardState.DECLINED, award.totalOre(), award.reason()));
    }

    @Singleton
    EventHandler<AwardLapsed> awardLapsed() {
        return new Handler<>(
                AwardLapsed.TYPE,
                AwardLapsed.class,
                award -> outcomes.award(
                        award.awardId(), award.applicationId(), AwardState.LAPSED, award.totalOre(), null));
    }

    @Singleton
    EventHandler<AwardSettled> awardSettled() {
        return new Handler<>(
                AwardSettled.TYPE,
                AwardSettled.class,
                award -> outcomes.award(
                        award.awardId(), award.applicationId(), AwardState.SETTLED, award.disbursedOre(), null));
    }
}
