package no.tilsagn.budget.candidate;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ApplicationScreenedHandler implements EventHandler<ApplicationScreened> {
    private final SubmittedApplicationRepository repository;

    ApplicationScreenedHandler(SubmittedApplicationRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return ApplicationScreened.TYPE;
    }

    @Override
    public Class<ApplicationScreened> payloadType() {
        return ApplicationScreened.class;
    }

    @Override
    public void handle(Event<ApplicationScreened> event) {
        ApplicationScreened told = event.payload();
        boolean eligible = told.outcome().equals("ELIGIBLE");
        repository.exclude(told.applicationId(), eligible ? null : Exclusion.valueOf(told.outcome()));
    }
}
