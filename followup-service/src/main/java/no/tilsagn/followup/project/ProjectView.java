package no.tilsagn.followup.project;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.contracts.applications.ApplicationSubmitted.Benefit;
import no.tilsagn.contracts.applications.ApplicationSubmitted.Milestone;
import no.tilsagn.followup.duty.DutyStatus;
import org.jspecify.annotations.Nullable;

/**
 * A project with what it promised, owes, has got and has accounted for.
 *
 * @param applicationNumber null until the application is known here
 * @param total what was accepted
 * @param disbursed what has been paid so far
 * @param reported what the approved reports account for together, no cost counted twice
 * @param instalments as planned when the award was accepted, with the day on which each was paid
 * @param duties in order of their due dates
 * @param milestones as promised in the application; empty until it is known here
 * @param benefits as promised in the application; empty until it is known here
 */
record ProjectView(
        UUID id,
        UUID awardId,
        String awardNumber,
        UUID applicationId,
        @Nullable String applicationNumber,
        UUID recipientId,
        String healthCommunity,
        String title,
        ProjectStatus status,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable LocalDate closedOn,
        Nok total,
        Nok disbursed,
        Nok reported,
        List<PartyView> parties,
        List<InstalmentView> instalments,
        List<DutyView> duties,
        List<Milestone> milestones,
        List<Benefit> benefits,
        long version) {

    /** @param name null until the organisation is known here */
    @Introspected
    record PartyView(UUID organisationId, @Nullable String name) {}

    /** @param disbursedOn null until it is paid */
    record InstalmentView(
            int no,
            int year,
            LocalDate dueOn,
            Nok amount,
            @Nullable LocalDate disbursedOn) {}

    /** @param no which of the project's duties of that kind, from 1 */
    record DutyView(UUID id, String kind, int no, LocalDate dueOn, DutyStatus status) {}
}
