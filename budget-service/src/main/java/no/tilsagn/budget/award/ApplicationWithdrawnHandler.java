package no.tilsagn.budget.award;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ApplicationWithdrawnHandler implements EventHandler<ApplicationWithdrawn> {
    private final AwardAnswers answers;

    ApplicationWithdrawnHandler(AwardAnswers answers) {
        this.answers = answers;
    }

    @Override
    public String type() {
        return ApplicationWithdrawn.TYPE;
    }

    @Override
    public Class<ApplicationWithdrawn> payloadType() {
        return ApplicationWithdrawn.class;
    }

    @Override
    public void handle(Event<ApplicationWithdrawn> event) {
        answers.applicationWithdrawn(event.payload().applicationId());
    }
}
