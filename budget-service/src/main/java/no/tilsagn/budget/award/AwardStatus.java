package no.tilsagn.budget.award;

import java.util.List;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardSettled;

/** Where an award stands. */
public enum AwardStatus {
    OFFERED,
    ACCEPTED,
    DECLINED,
    LAPSED,
    SETTLED;

    enum Command {
        ACCEPT,
        DECLINE,
        LAPSE,
        SETTLE
    }

    static final LifeCycle<AwardStatus, Command> LIFE_CYCLE = new LifeCycle<>(List.of(
            new Transition<>(OFFERED, Command.ACCEPT, ACCEPTED, AwardAccepted.TYPE),
            new Transition<>(OFFERED, Command.DECLINE, DECLINED, AwardDeclined.TYPE),
            new Transition<>(OFFERED, Command.LAPSE, LAPSED, AwardLapsed.TYPE),
            new Transition<>(ACCEPTED, Command.SETTLE, SETTLED, AwardSettled.TYPE)));
}
