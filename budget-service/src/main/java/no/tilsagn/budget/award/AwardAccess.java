package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.organisation.Organisation;
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

    /** The organisation whose awards the caller sees, or null. */
    @Nullable
    UUID organisationOf(Caller caller) {
        return caller.hasAny(Roles.APPLICANT, Roles.TRUST)
                ? organisations.of(caller).map(Organisation::id).orElse(null)
                : null;
    }

    boolean sees(Caller caller, Award award) {
        if (seesAll(caller) || award.healthCommunity().equals(communityOf(caller))) {
            return true;
        }
        UUID organisation = organisationOf(caller);
        return organisation != null
                && (organisation.equals(award.recipientId()) || award.partyIds().contains(organisation));
    }

    void requireLead(Caller caller, Award award) {
        if (!award.recipientId().equals(organisationOf(caller))) {
            throw Problem.forbidden("FORBIDDEN", "Only the organisation that leads the application answers the offer.");
        }
    }
}
