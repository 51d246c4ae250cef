package no.tilsagn.followup.duty;

import static no.tilsagn.followup.duty.DutyCommand.APPROVE;
import static no.tilsagn.followup.duty.DutyCommand.REQUEST_CHANGES;
import static no.tilsagn.followup.duty.DutyCommand.SUBMIT;
import static no.tilsagn.followup.duty.DutyCommand.WRITE;
import static no.tilsagn.followup.duty.DutyState.APPROVED;
import static no.tilsagn.followup.duty.DutyState.CHANGES_REQUESTED;
import static no.tilsagn.followup.duty.DutyState.OPEN;
import static no.tilsagn.followup.duty.DutyState.SUBMITTED;

import java.util.List;
import no.tilsagn.api.Problem;
import no.tilsagn.contracts.followup.ReportApproved;
import no.tilsagn.contracts.followup.ReportSubmitted;
import org.jspecify.annotations.Nullable;

/** The life of a duty, from the day the project starts until its report is approved. */
public final class DutyLifeCycle {

    /** @param event type of the event that tells others, or null when nobody outside is told */
    public record Step(
            DutyState from,
            DutyCommand command,
            DutyState to,
            @Nullable String event) {}

    public static final List<Step> STEPS = List.of(
            new Step(OPEN, WRITE, OPEN, null),
            new Step(OPEN, SUBMIT, SUBMITTED, ReportSubmitted.TYPE),
            new Step(SUBMITTED, REQUEST_CHANGES, CHANGES_REQUESTED, null),
            new Step(SUBMITTED, APPROVE, APPROVED, ReportApproved.TYPE),
            new Step(CHANGES_REQUESTED, WRITE, CHANGES_REQUESTED, null),
            new Step(CHANGES_REQUESTED, SUBMIT, SUBMITTED, ReportSubmitted.TYPE));

    private DutyLifeCycle() {}

    /** @throws Problem 409 {@code ILLEGAL_STATE} when the command does not fit the state */
    public static Step step(DutyState state, DutyCommand command) {
        return STEPS.stream()
                .filter(step -> step.from() == state && step.command() == command)
                .findAny()
                .orElseThrow(() -> Problem.illegalState(state.name(), allowedIn(state)));
    }

    static List<String> allowedIn(DutyState state) {
        return STEPS.stream()
                .filter(step -> step.from() == state)
                .map(step -> step.command().name())
                .toList();
    }
}
