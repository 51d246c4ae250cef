package no.tilsagn.budget.candidate;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ApplicationWithdrawnHandler implements EventHandler<ApplicationWithdrawn> {
    private final SubmittedApplicationRepository repository;

    ApplicationWithdrawnHandler(SubmittedApplicationRepository repository) {
        this.repository = repository;
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
        repository.exclude(event.payload().applicationId(), true);
    }
}
