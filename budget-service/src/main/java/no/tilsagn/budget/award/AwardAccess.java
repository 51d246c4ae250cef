package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.organisation.Organisations;

/** Who sees an award, and who answers the offer. */
@Singleton
class AwardAccess {
    private final Organisations organisations;

    AwardAccess(Organisations organisations) {
        this.organisations = organisations;
    }

    boolean seesAll(Caller caller) {
        return caller.hasAny(Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.AUDITOR);
    }

    /** The community whose awards the caller sees, or null. */
    @Nullable
    String communityOf(Caller caller) {
        return caller.hasAny(Roles.SECRETARIAT, Roles.SSU)
                ? organisations.healthCommunityOf(caller).orElse(null)
                : null;
    }

    /** The organisations whose awards are the caller's own. */
    Set<UUID> organisationsOf(Caller caller) {
        return caller.hasAny(Roles.APPLICANT, Roles.TRUST) ? organisations.lineOf(caller) : Set.of();
    }

    boolean sees(Caller caller, Award award) {
        if (seesAll(caller) || award.healthCommunity().equals(communityOf(caller))) {
            return true;
        }
        Set<UUID> own = organisationsOf(caller);
        return own.contains(award.recipientId()) || award.partyIds().stream().anyMatch(own::contains);
    }

    void requireLead(Caller caller, Award award) {
        if (!organisationsOf(caller).contains(award.recipientId())) {
            throw Problem.forbidden("FORBIDDEN", "Only the organisation that leads the application answers the offer.");
        }
    }
}
