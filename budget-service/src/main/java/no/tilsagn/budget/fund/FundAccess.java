package no.tilsagn.budget.fund;

import jakarta.inject.Singleton;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.organisation.Organisations;

/** Who may see a fund, and who may put money into it. */
@Singleton
class FundAccess {
    private final Organisations organisations;

    FundAccess(Organisations organisations) {
        this.organisations = organisations;
    }

    boolean sees(Caller caller, Fund fund) {
        return switch (fund.kind()) {
            case REGIONAL -> seesRegional(caller);
            case LOCAL -> seesEveryLocal(caller) || fund.healthCommunity().equals(communitySeen(caller));
        };
    }

    boolean administers(Caller caller, FundKind kind, String healthCommunity) {
        return switch (kind) {
            case REGIONAL -> caller.has(Roles.FUND_MANAGER);
            case LOCAL -> caller.hasAny(Roles.SECRETARIAT, Roles.SSU) && healthCommunity.equals(communitySeen(caller));
        };
    }

    boolean seesRegional(Caller caller) {
        return caller.hasAny(
                Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.TRUST, Roles.AUDITOR, Roles.ADMIN);
    }

    boolean seesEveryLocal(Caller caller) {
        return caller.hasAny(Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.AUDITOR);
    }

    /** The community whose local funds the caller sees, or null. */
    String communitySeen(Caller caller) {
        return caller.hasAny(Roles.SECRETARIAT, Roles.SSU, Roles.TRUST)
                ? organisations.healthCommunityOf(caller).orElse(null)
                : null;
    }
}
