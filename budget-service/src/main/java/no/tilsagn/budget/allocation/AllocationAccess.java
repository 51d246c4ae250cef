package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.organisation.Organisations;

/** Who sees an allocation, who prepares it and who adopts it. */
@Singleton
class AllocationAccess {
    private final Organisations organisations;

    AllocationAccess(Organisations organisations) {
        this.organisations = organisations;
    }

    boolean seesRegional(Caller caller) {
        return seesEveryLocal(caller) || caller.has(Roles.COMMITTEE);
    }

    boolean seesEveryLocal(Caller caller) {
        return caller.hasAny(Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.AUDITOR);
    }

    /** The community whose allocations the caller sees, or null. */
    @Nullable
    String communityOf(Caller caller) {
        return caller.hasAny(Roles.SECRETARIAT, Roles.SSU)
                ? organisations.healthCommunityOf(caller).orElse(null)
                : null;
    }

    boolean sees(Caller caller, Allocation allocation) {
        return switch (allocation.body()) {
            case ALLOCATION_COMMITTEE -> seesRegional(caller);
            case SSU -> seesEveryLocal(caller) || allocation.healthCommunity().equals(communityOf(caller));
        };
    }

    boolean prepares(Caller caller, DecidingBody body, @Nullable String community) {
        return switch (body) {
            case ALLOCATION_COMMITTEE -> caller.hasAny(Roles.COMMITTEE, Roles.FUND_MANAGER);
            case SSU -> community != null && community.equals(communityOf(caller));
        };
    }

    void requireAdopter(Caller caller, Allocation allocation) {
        boolean adopts = switch (allocation.body()) {
            case ALLOCATION_COMMITTEE -> caller.has(Roles.COMMITTEE_CHAIR);
            case SSU -> caller.has(Roles.SSU) && allocation.healthCommunity().equals(communityOf(caller));
        };
        if (!adopts) {
            throw Problem.forbidden(
                    "FORBIDDEN", "The chair adopts for the allocation committee, the SSU for its health community.");
        }
    }
}
