package no.tilsagn.followup.project;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.followup.duty.Duty;
import no.tilsagn.followup.duty.DutyState;
import org.jspecify.annotations.Nullable;

/**
 * An accepted award on its way to results.
 *
 * @param version rises with every report that is submitted or reviewed
 * @param totalOre what was accepted
 * @param reportedOre what the approved reports account for together, no cost counted twice
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

    /**
     * Whether nothing more is expected of the project: every report it owes is approved, and one of them was due on the last
     * day or later, so that the project is accounted for to its end, or else the last day is over. So an approved final report
     * closes a project, also one that is done early; a project whose reports end before it does, or that owes none, closes
     * with its end date.
     *
     * @param duties all that the project owes
     */
    boolean isDone(List<Duty> duties, LocalDate today) {
        boolean accountedToTheEnd =
                duties.stream().anyMatch(duty -> !duty.dueOn().isBefore(endsOn));
        return duties.stream().allMatch(duty -> duty.state() == DutyState.APPROVED)
                && (accountedToTheEnd || today.isAfter(endsOn));
    }

    /** The same with the version that follows every change of the project or its reports. */
    Project next() {
        return with(version + 1, status, reportedOre, closedOn);
    }

    Project reporting(long nextReportedOre) {
        return with(version, status, nextReportedOre, closedOn);
    }

    Project closed(LocalDate today) {
        return with(version, ProjectStatus.CLOSED, reportedOre, today);
    }

    private Project with(
            long nextVersion, ProjectStatus nextStatus, long nextReportedOre, @Nullable LocalDate nextClosedOn) {
        return new Project(
                id,
                nextVersion,
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
