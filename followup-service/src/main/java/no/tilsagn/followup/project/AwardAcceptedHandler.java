package no.tilsagn.followup.project;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class AwardAcceptedHandler implements EventHandler<AwardAccepted> {
    private final Projects projects;

    AwardAcceptedHandler(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String type() {
        return AwardAccepted.TYPE;
    }

    @Override
    public Class<AwardAccepted> payloadType() {
        return AwardAccepted.class;
    }

    @Override
    public void handle(Event<AwardAccepted> event) {
        projects.start(event.payload());
    }
}
