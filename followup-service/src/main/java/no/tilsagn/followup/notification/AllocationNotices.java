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
        notifications.send(
                summary(allocation, "I alt", allocation.items(), event.time()), List.of(Addressee.fundManagers()));
        allocation.items().stream()
                .collect(Collectors.groupingBy(
                        AllocationAdopted.Item::healthCommunity, TreeMap::new, Collectors.toList()))
                .forEach((community, items) -> notifications.send(
                        summary(allocation, "Fra helsefellesskapet", items, event.time()),
                        List.of(Addressee.secretariat(community))));
        allocation.items().stream()
                .filter(item -> !isAward(item))
                .forEach(item -> notifications.send(
                        rejection(allocation, item, event.time()), List.of(Addressee.lead(item.leadOrganisationId()))));
    }

    private static Message summary(
            AllocationAdopted allocation, String whose, List<AllocationAdopted.Item> items, Instant at) {
        List<AllocationAdopted.Item> awards =
                items.stream().filter(AllocationNotices::isAward).toList();
        long totalOre =
                awards.stream().mapToLong(AllocationAdopted.Item::totalOre).sum();
        return new Message(
                NotificationKind.ALLOCATION_ADOPTED,
                "Tildelingen for %d er vedtatt".formatted(allocation.year()),
                "%s vedtok tildelingen %s (sak %s). %s: %d av %s fikk tilskudd, til sammen %s."
                        .formatted(
                                bodyOf(allocation),
                                Wording.date(allocation.meetingOn()),
                                allocation.caseNumber(),
                                whose,
                                awards.size(),
                                Wording.count(items.size(), "søknad", "søknader"),
                                Wording.kroner(totalOre)),
                new Subject(Subject.Type.ALLOCATION, allocation.allocationId()),
                null,
                "/api/v1/allocations/" + allocation.allocationId(),
                at);
    }

    private Message rejection(AllocationAdopted allocation, AllocationAdopted.Item item, Instant at) {
        String title = applications
                .find(item.applicationId())
                .map(application -> " «%s»".formatted(application.title()))
                .orElse("");
        return new Message(
                NotificationKind.APPLICATION_REJECTED,
                "Søknad %s fikk ikke tilskudd".formatted(item.number()),
                "%s vedtok %s (sak %s) å ikke gi tilskudd til søknaden%s.%s"
                        .formatted(
                                bodyOf(allocation),
                                Wording.date(allocation.meetingOn()),
                                allocation.caseNumber(),
                                title,
                                Wording.because("Begrunnelse", item.reason())),
                new Subject(Subject.Type.APPLICATION, item.applicationId()),
                item.applicationId(),
                "/api/v1/applications/" + item.applicationId(),
                at);
    }

    private static boolean isAward(AllocationAdopted.Item item) {
        return item.outcome().equals("AWARD");
    }

    private static String bodyOf(AllocationAdopted allocation) {
        return allocation.body().equals("SSU") ? "Strategisk samarbeidsutvalg" : "Tildelingsutvalget";
    }
}
