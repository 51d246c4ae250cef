package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that was done with an allocation.
 *
 * @param id grows with time
 * @param subject the person's {@code sub}
 * @param version of the allocation after it
 * @param applicationId on which a decision was prepared, else null
 * @param decision what is proposed from then on; null when it was taken back
 * @param simulationId null when it was none
 */
@Schema(name = "AllocationHistoryEntry")
record AllocationHistoryEntry(
        long id,
        Instant at,
        String subject,
        String name,
        AllocationHistoryRow.Action action,
        long version,
        @Nullable UUID applicationId,
        AllocationView.@Nullable DecisionView decision,
        @Nullable UUID simulationId) {

    static AllocationHistoryEntry of(AllocationHistoryRow row) {
        Decision decision = row.decision();
        return new AllocationHistoryEntry(
                row.id(),
                row.at(),
                row.subject(),
                row.name(),
                row.action(),
                row.version(),
                row.applicationId(),
                decision == null ? null : AllocationView.DecisionView.of(decision, Map.of()),
                row.simulationId());
    }
}
