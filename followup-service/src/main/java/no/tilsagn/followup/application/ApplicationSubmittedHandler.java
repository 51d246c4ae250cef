package no.tilsagn.followup.application;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ApplicationSubmittedHandler implements EventHandler<ApplicationSubmitted> {
    private final ApplicationRepository repository;

    ApplicationSubmittedHandler(ApplicationRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return ApplicationSubmitted.TYPE;
    }

    @Override
    public Class<ApplicationSubmitted> payloadType() {
        return ApplicationSubmitted.class;
    }

    @Override
    public void handle(Event<ApplicationSubmitted> event) {
        ApplicationSubmitted application = event.payload();
        repository.put(new Application(
                application.applicationId(),
                application.version(),
                application.number(),
                application.title(),
                application.milestones(),
                application.benefits()));
    }
}
