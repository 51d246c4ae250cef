package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** An allocation in a list. */
@Schema(name = "AllocationSummary")
record AllocationSummary(
        UUID id,
        UUID callId,
        UUID fundId,
        int year,
        DecidingBody body,
        @Nullable String healthCommunity,
        AllocationStatus status,
        long version) {
    static AllocationSummary of(Allocation allocation) {
        return new AllocationSummary(
                allocation.id(),
                allocation.callId(),
                allocation.fundId(),
                allocation.year(),
                allocation.body(),
                allocation.healthCommunity(),
                allocation.status(),
                allocation.version());
    }
}
