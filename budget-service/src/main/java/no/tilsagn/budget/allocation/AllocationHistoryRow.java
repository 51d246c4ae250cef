package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that was done with an allocation.
 *
 * @param id null before it is saved
 * @param version of the allocation after it
 * @param applicationId on which a decision was prepared, else null
 * @param decision what is proposed from then on; null when it was taken back
 * @param simulationId null when it was none
 */
@MappedEntity("allocation_history")
record AllocationHistoryRow(
        @Nullable @Id @GeneratedValue Long id,
        UUID allocationId,
        Instant at,
        String subject,
        String name,
        Action action,
        long version,
        @Nullable UUID applicationId,
        @Nullable @TypeDef(type = DataType.JSON) Decision decision,
        @Nullable UUID simulationId) {

    enum Action {
        OPEN,
        SIMULATE,
        DECIDE,
        ADOPT
    }
}
