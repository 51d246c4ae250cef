package no.tilsagn.budget.award;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import no.tilsagn.contracts.followup.ProjectStarted;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ProjectStartedHandler implements EventHandler<ProjectStarted> {
    private final ProjectProgress progress;

    ProjectStartedHandler(ProjectProgress progress) {
        this.progress = progress;
    }

    @Override
    public String type() {
        return ProjectStarted.TYPE;
    }

    @Override
    public Class<ProjectStarted> payloadType() {
        return ProjectStarted.class;
    }

    @Override
    public void handle(Event<ProjectStarted> event) {
        Map<String, Integer> duties = new HashMap<>();
        event.payload().duties().forEach(duty -> duties.merge(duty.kind(), duty.no(), Math::max));
        progress.started(event.payload().awardId(), duties);
    }
}
