package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.model.DataType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.award.AwardStatus.Command;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.instalment.PlannedInstalment;

/**
 * A promise of money to the lead of an application.
 *
 * @param number what people call it, such as {@code T-2025-0003}
 * @param partyIds organisations that applied together, the recipient among them
 * @param endsOn last day of the project
 * @param paymentEndsOn last day of the part of it that is supported
 * @param reductionReason null when all that was applied for is promised
 * @param acceptBy the last day to accept, in Oslo
 * @param projectClosedOn null while reports are owed
 */
@MappedEntity
public record Award(
        @Id UUID id,
        String number,
        UUID allocationId,
        UUID applicationId,
        UUID callId,
        UUID fundId,
        UUID recipientId,
        @TypeDef(type = DataType.JSON) List<UUID> partyIds,
        String healthCommunity,
        String title,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate paymentEndsOn,
        AwardStatus status,
        long requestedOre,
        long totalOre,
        @TypeDef(type = DataType.JSON) YearAmounts byYear,
        @Nullable String reductionReason,
        @TypeDef(type = DataType.JSON) List<String> conditions,
        String caseNumber,
        LocalDate decidedOn,
        LocalDate offeredOn,
        LocalDate acceptBy,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate projectClosedOn,
        @Version long version) {

    List<PlannedInstalment> plannedBy(CallTerms call) {
        return call.instalments(byYear, startsOn, endsOn, paymentEndsOn);
    }

    Award accepted(LocalDate on) {
        return with(AwardStatus.LIFE_CYCLE.require(status, Command.ACCEPT).to(), on, projectClosedOn);
    }

    /** For commands that change nothing but the status. */
    Award after(Command command) {
        return with(AwardStatus.LIFE_CYCLE.require(status, command).to(), acceptedOn, projectClosedOn);
    }

    Award withProjectClosed(LocalDate on) {
        return with(status, acceptedOn, on);
    }

    private Award with(AwardStatus next, @Nullable LocalDate accepted, @Nullable LocalDate projectClosed) {
        return new Award(
                id,
                number,
                allocationId,
                applicationId,
                callId,
                fundId,
                recipientId,
                partyIds,
                healthCommunity,
                title,
                startsOn,
                endsOn,
                paymentEndsOn,
                next,
                requestedOre,
                totalOre,
                byYear,
                reductionReason,
                conditions,
                caseNumber,
                decidedOn,
                offeredOn,
                acceptBy,
                accepted,
                projectClosed,
                version);
    }
}
