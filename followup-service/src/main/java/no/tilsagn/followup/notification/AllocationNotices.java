package no.tilsagn.followup.notification;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.followup.application.Applications;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

/** What is told about an allocation: a summary to each community and the fund, and the reasons to those rejected. */
@Factory
class AllocationNotices {
    private final Notifications notifications;
    private final Applications applications;

    AllocationNotices(Notifications notifications, Applications applications) {
        this.notifications = notifications;
        this.applications = applications;
    }

    @Singleton
    EventHandler<AllocationAdopted> adopted() {
        return new Notice<>(AllocationAdopted.TYPE, AllocationAdopted.class, this::tellOfAllocation);
    }

    private void tellOfAllocation(Event<AllocationAdopted> event) {
        AllocationAdopted allocation = event.payload();
        String link = "/api/v1/allocations/" + allocation.allocationId();
        notifications.send(
                summary(allocation, "I alt fikk", allocation.items(), link, event.time()),
                List.of(Addressee.fundManagers()));
        allocation.items().stream()
                .collect(Collectors.groupingBy(
                        AllocationAdopted.Item::healthCommunity, TreeMap::new, Collectors.toList()))
                .forEach((community, items) -> notifications.send(
                        summary(
                                allocation,
                                "Fra helsefellesskapet fikk",
                                items,
                                isLocal(allocation) ? link : linkToApplications(allocation, community),
                                event.time()),
                        List.of(Addressee.secretariat(community))));
        allocation.items().stream()
                .filter(item -> !isAward(item))
                .forEach(item -> notifications.send(
                        rejection(allocation, item, event.time()), List.of(Addressee.lead(item.leadOrganisationId()))));
    }

    /** A regional allocation is not open to the secretariats; what became of their applications is. */
    private static String linkToApplications(AllocationAdopted allocation, String healthCommunity) {
        return "/api/v1/applications?callId=%s&healthCommunity=%s".formatted(allocation.callId(), healthCommunity);
    }

    private static Message summary(
            AllocationAdopted allocation, String lead, List<AllocationAdopted.Item> items, String link, Instant at) {
        return new Message(
                NotificationKind.ALLOCATION_ADOPTED,
                "Tildelingen for %d er vedtatt".formatted(allocation.year()),
                "%s tildelingen fra %s. %s %s."
                        .formatted(decided(allocation), fundOf(allocation), lead, outcomeOf(items)),
                new Subject(Subject.Type.ALLOCATION, allocation.allocationId()),
                null,
                link,
                at);
    }

    private static String outcomeOf(List<AllocationAdopted.Item> items) {
        List<AllocationAdopted.Item> awards =
                items.stream().filter(AllocationNotices::isAward).toList();
        if (awards.isEmpty()) {
            return "ingen søknader tilskudd";
        }
        String all = Wording.count(items.size(), "søknad", "søknader");
        long totalOre =
                awards.stream().mapToLong(AllocationAdopted.Item::totalOre).sum();
        return "%d av %s tilskudd, til sammen %s".formatted(awards.size(), all, Wording.kroner(totalOre));
    }

    private Message rejection(AllocationAdopted allocation, AllocationAdopted.Item item, Instant at) {
        return new Message(
                NotificationKind.APPLICATION_REJECTED,
                "Søknad %s får ikke tilskudd fra %s".formatted(item.number(), fundOf(allocation)),
                "%s å ikke gi tilskudd til søknaden%s.%s"
                        .formatted(
                                decided(allocation),
                                applications.quotedTitle(item.applicationId()),
                                Wording.because("Begrunnelse", item.reason())),
                new Subject(Subject.Type.APPLICATION, item.applicationId()),
                item.applicationId(),
                "/api/v1/applications/" + item.applicationId(),
                at);
    }

    private static boolean isAward(AllocationAdopted.Item item) {
        return item.outcome().equals("AWARD");
    }

    private static boolean isLocal(AllocationAdopted allocation) {
        return allocation.fundKind().equals("LOCAL");
    }

    private static String fundOf(AllocationAdopted allocation) {
        return isLocal(allocation) ? "det lokale fondet" : "det regionale fondet";
    }

    private static String decided(AllocationAdopted allocation) {
        return "%s vedtok %s (sak %s)"
                .formatted(
                        allocation.body().equals("SSU") ? "Strategisk samarbeidsutvalg" : "Tildelingsutvalget",
                        Wording.date(allocation.meetingOn()),
                        allocation.caseNumber());
    }
}
