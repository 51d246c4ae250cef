package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Roles;
import no.tilsagn.applications.organisation.Organisation;

/**
 * What somebody may see: the applications of the organisation, those submitted in the health community, every submitted
 * or every forwarded one, or everything.
 */
record Reader(
        String subject,
        @Nullable UUID organisationId,
        @Nullable String community,
        boolean everySubmitted,
        boolean everyForwarded,
        boolean everything) {

    static Reader of(Caller caller, @Nullable Organisation organisation) {
        return new Reader(
                caller.subject(),
                organisation == null ? null : organisation.id(),
                organisation != null && caller.hasAny(Roles.SECRETARIAT, Roles.SSU)
                        ? organisation.healthCommunity()
                        : null,
                caller.hasAny(Roles.FUND_MANAGER, Roles.FUND_CONTROLLER),
                caller.has(Roles.COMMITTEE),
                caller.has(Roles.AUDITOR));
    }

    /** The same one when declaring impartiality, which the allocation committee does before it may read the text. */
    Reader declaring() {
        return new Reader(
                subject, organisationId, community, everySubmitted || everyForwarded, everyForwarded, everything);
    }

    @Nullable
    String organisation() {
        return organisationId == null ? null : organisationId.toString();
    }

    /** Whether the reader acts for the health community that ranks an application. */
    boolean ranks(@Nullable String healthCommunity) {
        return community != null && community.equals(healthCommunity);
    }
}
