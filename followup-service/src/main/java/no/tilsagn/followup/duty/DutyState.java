package no.tilsagn.followup.duty;

import java.util.List;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.contracts.followup.ReportApproved;
import no.tilsagn.contracts.followup.ReportSubmitted;

/** How far the report of a duty has come; with the date it makes the {@link DutyStatus}. */
public enum DutyState {
    OPEN,
    SUBMITTED,
    CHANGES_REQUESTED,
    APPROVED;

    public static final LifeCycle<DutyState, DutyCommand> LIFE_CYCLE = new LifeCycle<>(List.of(
            new Transition<>(OPEN, DutyCommand.WRITE, OPEN, null),
            new Transition<>(OPEN, DutyCommand.SUBMIT, SUBMITTED, ReportSubmitted.TYPE),
            new Transition<>(SUBMITTED, DutyCommand.REQUEST_CHANGES, CHANGES_REQUESTED, null),
            new Transition<>(SUBMITTED, DutyCommand.APPROVE, APPROVED, ReportApproved.TYPE),
            new Transition<>(CHANGES_REQUESTED, DutyCommand.WRITE, CHANGES_REQUESTED, null),
            new Transition<>(CHANGES_REQUESTED, DutyCommand.SUBMIT, SUBMITTED, ReportSubmitted.TYPE)));
}
