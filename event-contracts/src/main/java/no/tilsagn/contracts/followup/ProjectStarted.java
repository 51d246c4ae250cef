package no.tilsagn.contracts.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An accepted award has become a project with its duties. */
public record ProjectStarted(
        UUID projectId, UUID awardId, UUID applicationId, String healthCommunity, List<Duty> duties) {
    public static final String TYPE = "no.tilsagn.followup.project-started.v1";

    /** @param no which of the project's duties of that kind, from 1, in order of their due dates */
    public record Duty(UUID dutyId, String kind, int no, LocalDate dueOn) {}
}
