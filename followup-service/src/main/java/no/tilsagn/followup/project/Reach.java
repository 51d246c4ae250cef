package no.tilsagn.followup.project;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Roles;
import no.tilsagn.followup.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * Which projects somebody may see: all, those of a health community, those in which the organisation takes part or those
 * that have become it do.
 *
 * @param healthCommunity null for those who have no task in one
 * @param organisationIds empty for those who act for no applicant
 */
record Reach(boolean everywhere, @Nullable String healthCommunity, Set<UUID> organisationIds) {

    /** @param line the organisation and what it came from; empty when there is none */
    static Reach of(Caller caller, @Nullable Organisation organisation, Set<UUID> line) {
        boolean everywhere = caller.hasAny(Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.AUDITOR);
        return new Reach(
                everywhere,
                organisation != null && caller.hasAny(Roles.SECRETARIAT, Roles.SSU)
                        ? organisation.healthCommunity()
                        : null,
                caller.hasAny(Roles.APPLICANT, Roles.TRUST) ? line : Set.of());
    }

    /** As the database takes them. */
    String organisations() {
        return organisationIds.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
