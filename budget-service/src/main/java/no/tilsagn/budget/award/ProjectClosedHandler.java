package no.tilsagn.budget.award;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.followup.ProjectClosed;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ProjectClosedHandler implements EventHandler<ProjectClosed> {
    private final ProjectProgress progress;

    ProjectClosedHandler(ProjectProgress progress) {
        this.progress = progress;
    }

    @Override
    public String type() {
        return ProjectClosed.TYPE;
    }

    @Override
    public Class<ProjectClosed> payloadType() {
        return ProjectClosed.class;
    }

    @Override
    public void handle(Event<ProjectClosed> event) {
        progress.closed(event.payload().awardId(), event.payload().closedOn());
    }
}
