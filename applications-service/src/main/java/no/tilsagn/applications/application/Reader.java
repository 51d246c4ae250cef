package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Roles;

/**
 * What somebody may see: the applications of the organisation and of those that have become it, those submitted in the
 * health community, every submitted or every forwarded one, or everything.
 */
record Reader(
        String subject,
        Set<UUID> organisationIds,
        @Nullable String community,
        boolean everySubmitted,
        boolean everyForwarded,
        boolean everything) {

    /** @param organisationIds of the caller's organisation and those that have become it; empty when there is none */
    static Reader of(Caller caller, Set<UUID> organisationIds, @Nullable String healthCommunity) {
        return new Reader(
                caller.subject(),
                organisationIds,
                caller.hasAny(Roles.SECRETARIAT, Roles.SSU) ? healthCommunity : null,
                caller.hasAny(Roles.FUND_MANAGER, Roles.FUND_CONTROLLER),
                caller.has(Roles.COMMITTEE),
                caller.has(Roles.AUDITOR));
    }

    /** The same one when declaring impartiality, which the allocation committee does before it may read the text. */
    Reader declaring() {
        return new Reader(
                subject, organisationIds, community, everySubmitted || everyForwarded, everyForwarded, everything);
    }

    /** As the database takes them. */
    String organisations() {
        return organisationIds.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    /** Whether the reader acts for the health community that ranks an application. */
    boolean ranks(@Nullable String healthCommunity) {
        return community != null && community.equals(healthCommunity);
    }
}
