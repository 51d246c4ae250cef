package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The allocation of a fund's money to the applications of a call.
 *
 * @param year the budget year in which it is decided; awards may also rest on later years of the fund
 * @param healthCommunity whose fund it is; null for the regional one
 * @param adoption null before it is adopted
 */
@MappedEntity
public record Allocation(
        @Id UUID id,
        UUID callId,
        UUID fundId,
        int year,
        DecidingBody body,
        @Nullable String healthCommunity,
        AllocationStatus status,
        @Version long version,
        @TypeDef(type = DataType.JSON) List<Decision> decisions,
        @Nullable @TypeDef(type = DataType.JSON) Adoption adoption,
        Instant createdAt,
        String createdBy) {

    /** @param present subjects of the members who took part */
    record Adoption(
            LocalDate meetingOn, String caseNumber, List<String> present, Instant adoptedAt, String adoptedBy) {}

    Allocation decided(List<Decision> newDecisions) {
        return with(
                AllocationStatus.LIFE_CYCLE
                        .require(status, AllocationStatus.Command.DECIDE)
                        .to(),
                newDecisions,
                null);
    }

    Allocation adopted(List<Decision> adoptedDecisions, Adoption newAdoption) {
        return with(
                AllocationStatus.LIFE_CYCLE
                        .require(status, AllocationStatus.Command.ADOPT)
                        .to(),
                adoptedDecisions,
                newAdoption);
    }

    private Allocation with(AllocationStatus next, List<Decision> newDecisions, @Nullable Adoption newAdoption) {
        return new Allocation(
                id,
                callId,
                fundId,
                year,
                body,
                healthCommunity,
                next,
                version,
                newDecisions,
                newAdoption,
                createdAt,
                createdBy);
    }
}
