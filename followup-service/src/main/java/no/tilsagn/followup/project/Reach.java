package no.tilsagn.followup.project;

import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Roles;
import no.tilsagn.followup.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * Which projects somebody may see: all, those of a health community, those of an organisation that takes part.
 *
 * @param healthCommunity null for those who have no task in one
 * @param organisationId null for those who act for no applicant
 */
record Reach(
        boolean everywhere,
        @Nullable String healthCommunity,
        @Nullable UUID organisationId) {

    static Reach of(Caller caller, @Nullable Organisation organisation) {
        boolean everywhere = caller.hasAny(Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.AUDITOR);
        if (organisation == null) {
            return new Reach(everywhere, null, null);
        }
        return new Reach(
                everywhere,
                caller.hasAny(Roles.SECRETARIAT, Roles.SSU) ? organisation.healthCommunity() : null,
                caller.hasAny(Roles.APPLICANT, Roles.TRUST) ? organisation.id() : null);
    }
}
