package no.tilsagn.followup.project;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import no.tilsagn.api.Nok;
import org.jspecify.annotations.Nullable;

/**
 * A project in a list.
 *
 * @param total what was accepted
 * @param disbursed what has been paid so far
 * @param reported what the approved reports account for together, no cost counted twice
 * @param nextDueOn the first day on which a report is or was due that is not approved yet
 */
record ProjectSummary(
        UUID id,
        UUID awardId,
        UUID applicationId,
        UUID recipientId,
        String healthCommunity,
        String title,
        ProjectStatus status,
        LocalDate startsOn,
        LocalDate endsOn,
        Nok total,
        Nok disbursed,
        Nok reported,
        @Nullable LocalDate nextDueOn) {

    @Introspected
    record Row(
            UUID id,
            UUID awardId,
            UUID applicationId,
            UUID recipientId,
            String healthCommunity,
            String title,
            ProjectStatus status,
            LocalDate startsOn,
            LocalDate endsOn,
            long totalOre,
            long reportedOre,
            long disbursedOre,
            @Nullable LocalDate nextDueOn) {

        ProjectSummary toView() {
            return new ProjectSummary(
                    id,
                    awardId,
                    applicationId,
                    recipientId,
                    healthCommunity,
                    title,
                    status,
                    startsOn,
                    endsOn,
                    Nok.ofOre(totalOre),
                    Nok.ofOre(disbursedOre),
                    Nok.ofOre(reportedOre),
                    nextDueOn);
        }
    }
}
