package no.tilsagn.applications.application;

import static no.tilsagn.applications.application.ApplicationCommand.CHANGE;
import static no.tilsagn.applications.application.ApplicationCommand.CONFIRM;
import static no.tilsagn.applications.application.ApplicationCommand.FIND_ELIGIBLE;
import static no.tilsagn.applications.application.ApplicationCommand.FIND_INELIGIBLE;
import static no.tilsagn.applications.application.ApplicationCommand.FORWARD;
import static no.tilsagn.applications.application.ApplicationCommand.NOT_FORWARD;
import static no.tilsagn.applications.application.ApplicationCommand.RETURN;
import static no.tilsagn.applications.application.ApplicationCommand.SUBMIT;
import static no.tilsagn.applications.application.ApplicationCommand.WITHDRAW;
import static no.tilsagn.applications.application.ApplicationStatus.DRAFT;
import static no.tilsagn.applications.application.ApplicationStatus.ELIGIBLE;
import static no.tilsagn.applications.application.ApplicationStatus.FORWARDED;
import static no.tilsagn.applications.application.ApplicationStatus.INELIGIBLE;
import static no.tilsagn.applications.application.ApplicationStatus.NOT_FORWARDED;
import static no.tilsagn.applications.application.ApplicationStatus.RETURNED;
import static no.tilsagn.applications.application.ApplicationStatus.SUBMITTED;
import static no.tilsagn.applications.application.ApplicationStatus.WITHDRAWN;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import no.tilsagn.api.Problem;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.RankingAdopted;

/** The table of what is possible when, up to the ranking. */
final class ApplicationLifeCycle {

    /** @param event the type of what the other services are told, or null for nothing */
    record Step(
            ApplicationStatus from,
            ApplicationCommand command,
            ApplicationStatus to,
            @Nullable String event) {}

    static final List<Step> STEPS = List.of(
            new Step(DRAFT, CHANGE, DRAFT, null),
            new Step(DRAFT, CONFIRM, DRAFT, null),
            new Step(DRAFT, SUBMIT, SUBMITTED, ApplicationSubmitted.TYPE),
            new Step(DRAFT, WITHDRAW, WITHDRAWN, null),
            new Step(SUBMITTED, FIND_ELIGIBLE, ELIGIBLE, ApplicationScreened.TYPE),
            new Step(SUBMITTED, FIND_INELIGIBLE, INELIGIBLE, ApplicationScreened.TYPE),
            new Step(SUBMITTED, RETURN, RETURNED, ApplicationScreened.TYPE),
            new Step(SUBMITTED, WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Step(RETURNED, CHANGE, RETURNED, null),
            new Step(RETURNED, CONFIRM, RETURNED, null),
            new Step(RETURNED, SUBMIT, SUBMITTED, ApplicationSubmitted.TYPE),
            new Step(RETURNED, WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Step(ELIGIBLE, FORWARD, FORWARDED, RankingAdopted.TYPE),
            new Step(ELIGIBLE, NOT_FORWARD, NOT_FORWARDED, RankingAdopted.TYPE),
            new Step(ELIGIBLE, WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Step(FORWARDED, WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Step(NOT_FORWARDED, WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE));

    private ApplicationLifeCycle() {}

    /** @throws Problem 409 with the commands that are possible */
    static Step step(ApplicationStatus from, ApplicationCommand command) {
        return STEPS.stream()
                .filter(step -> step.from() == from && step.command() == command)
                .findFirst()
                .orElseThrow(() -> Problem.illegalState(from.name(), possible(from)));
    }

    private static List<String> possible(ApplicationStatus from) {
        return STEPS.stream()
                .filter(step -> step.from() == from)
                .map(step -> step.command().name())
                .toList();
    }
}
