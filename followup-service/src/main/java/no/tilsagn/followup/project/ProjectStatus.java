package no.tilsagn.followup.project;

import java.util.List;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.contracts.followup.ProjectClosed;

/** A project is active from the acceptance of its award until nothing more is expected of it. */
public enum ProjectStatus {
    ACTIVE,
    CLOSED;

    static final LifeCycle<ProjectStatus, ProjectCommand> LIFE_CYCLE =
            new LifeCycle<>(List.of(new Transition<>(ACTIVE, ProjectCommand.CLOSE, CLOSED, ProjectClosed.TYPE)));
}
