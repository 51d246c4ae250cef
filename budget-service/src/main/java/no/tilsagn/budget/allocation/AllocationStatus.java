package no.tilsagn.budget.allocation;

import java.util.List;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.contracts.budget.AllocationAdopted;

/** Where an allocation stands. */
public enum AllocationStatus {
    DRAFT,
    ADOPTED;

    /** What can be done with an allocation. */
    public enum Command {
        SIMULATE,
        DECIDE,
        ADOPT
    }

    public static final LifeCycle<AllocationStatus, Command> LIFE_CYCLE = new LifeCycle<>(List.of(
            new Transition<>(DRAFT, Command.SIMULATE, DRAFT, null),
            new Transition<>(DRAFT, Command.DECIDE, DRAFT, null),
            new Transition<>(DRAFT, Command.ADOPT, ADOPTED, AllocationAdopted.TYPE),
            new Transition<>(ADOPTED, Command.SIMULATE, ADOPTED, null)));
}
