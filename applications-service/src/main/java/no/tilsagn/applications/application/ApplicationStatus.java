package no.tilsagn.applications.application;

import java.util.List;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.RankingAdopted;

/** Where an application stands. Up to the ranking {@link #LIFE_CYCLE} moves it, then the decisions on money do. */
public enum ApplicationStatus {
    DRAFT,
    SUBMITTED,
    RETURNED,
    ELIGIBLE,
    INELIGIBLE,
    FORWARDED,
    NOT_FORWARDED,
    AWARDED,
    PARTLY_AWARDED,
    REJECTED,
    ACCEPTED,
    DECLINED,
    LAPSED,
    CLOSED,
    WITHDRAWN;

    static final LifeCycle<ApplicationStatus, ApplicationCommand> LIFE_CYCLE = new LifeCycle<>(List.of(
            new Transition<>(DRAFT, ApplicationCommand.CHANGE, DRAFT, null),
            new Transition<>(DRAFT, ApplicationCommand.CONFIRM, DRAFT, null),
            new Transition<>(DRAFT, ApplicationCommand.SUBMIT, SUBMITTED, ApplicationSubmitted.TYPE),
            new Transition<>(DRAFT, ApplicationCommand.WITHDRAW, WITHDRAWN, null),
            new Transition<>(SUBMITTED, ApplicationCommand.FIND_ELIGIBLE, ELIGIBLE, ApplicationScreened.TYPE),
            new Transition<>(SUBMITTED, ApplicationCommand.FIND_INELIGIBLE, INELIGIBLE, ApplicationScreened.TYPE),
            new Transition<>(SUBMITTED, ApplicationCommand.RETURN, RETURNED, ApplicationScreened.TYPE),
            new Transition<>(SUBMITTED, ApplicationCommand.WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Transition<>(RETURNED, ApplicationCommand.CHANGE, RETURNED, null),
            new Transition<>(RETURNED, ApplicationCommand.CONFIRM, RETURNED, null),
            new Transition<>(RETURNED, ApplicationCommand.SUBMIT, SUBMITTED, ApplicationSubmitted.TYPE),
            new Transition<>(RETURNED, ApplicationCommand.WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Transition<>(ELIGIBLE, ApplicationCommand.FORWARD, FORWARDED, RankingAdopted.TYPE),
            new Transition<>(ELIGIBLE, ApplicationCommand.NOT_FORWARD, NOT_FORWARDED, RankingAdopted.TYPE),
            new Transition<>(ELIGIBLE, ApplicationCommand.WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Transition<>(FORWARDED, ApplicationCommand.WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE),
            new Transition<>(NOT_FORWARDED, ApplicationCommand.WITHDRAW, WITHDRAWN, ApplicationWithdrawn.TYPE)));
}
