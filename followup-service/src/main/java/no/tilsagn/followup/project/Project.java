package no.tilsagn.followup.project;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.budget.AwardAccepted;
import org.jspecify.annotations.Nullable;

/**
 * An accepted award on its way to results.
 *
 * @param version rises with every report that is submitted or reviewed
 * @param totalOre what was accepted
 * @param reportedOre what the approved reports account for
 * @param instalments as planned when the award was accepted
 */
@MappedEntity
public record Project(
        @Id UUID id,
        long version,
        UUID awardId,
        String awardNumber,
        UUID applicationId,
        UUID recipientId,
        String healthCommunity,
        String title,
        ProjectStatus status,
        LocalDate startsOn,
        LocalDate endsOn,
        long totalOre,
        long reportedOre,
        @TypeDef(type = DataType.JSON) List<AwardAccepted.Instalment> instalments,
        @Nullable LocalDate closedOn) {

    static Project started(UUID id, AwardAccepted award) {
        return new Project(
                id,
                1,
                award.awardId(),
                award.number(),
                award.applicationId(),
                award.recipientId(),
                award.healthCommunity(),
                award.title(),
                ProjectStatus.ACTIVE,
                award.startsOn(),
                award.endsOn(),
                award.totalOre(),
                0,
                award.instalments(),
                null);
    }

    Project changed(ProjectStatus nextStatus, long nextReportedOre, @Nullable LocalDate nextClosedOn) {
        return new Project(
                id,
                version + 1,
                awardId,
                awardNumber,
                applicationId,
                recipientId,
                healthCommunity,
                title,
                nextStatus,
                startsOn,
                endsOn,
                totalOre,
                nextReportedOre,
                instalments,
                nextClosedOn);
    }
}
