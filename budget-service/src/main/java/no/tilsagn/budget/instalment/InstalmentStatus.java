package no.tilsagn.budget.instalment;

import java.util.List;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.InstalmentReleased;

/** Where an instalment stands. */
public enum InstalmentStatus {
    PLANNED,
    RELEASED,
    APPROVED,
    DISBURSED,
    CANCELLED;

    /** What can happen to an instalment. */
    public enum Command {
        RELEASE,
        APPROVE,
        DISBURSE,
        CANCEL
    }

    public static final LifeCycle<InstalmentStatus, Command> LIFE_CYCLE = new LifeCycle<>(List.of(
            new Transition<>(PLANNED, Command.RELEASE, RELEASED, InstalmentReleased.TYPE),
            new Transition<>(RELEASED, Command.APPROVE, APPROVED, null),
            new Transition<>(APPROVED, Command.DISBURSE, DISBURSED, InstalmentDisbursed.TYPE),
            new Transition<>(PLANNED, Command.CANCEL, CANCELLED, null),
            new Transition<>(RELEASED, Command.CANCEL, CANCELLED, null),
            new Transition<>(APPROVED, Command.CANCEL, CANCELLED, null)));

    /** Whether money may still be paid. */
    public boolean isOpen() {
        return this != DISBURSED && this != CANCELLED;
    }
}
