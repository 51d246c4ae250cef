package no.tilsagn.followup.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.followup.duty.Duty;
import no.tilsagn.followup.notification.Addressee;
import no.tilsagn.followup.notification.Message;
import no.tilsagn.followup.notification.NotificationKind;
import no.tilsagn.followup.notification.Subject;
import no.tilsagn.followup.notification.Wording;

/** What is told about a project. */
final class ProjectMessages {
    private ProjectMessages() {}

    static Message started(Project project, List<Duty> duties, Instant at) {
        String reports = duties.isEmpty()
                ? "Prosjektet har ingen rapporteringsplikt og avsluttes etter %s."
                        .formatted(Wording.date(project.endsOn()))
                : "Prosjektet skal levere %s; den første har frist %s."
                        .formatted(
                                Wording.count(duties.size(), "rapport", "rapporter"),
                                Wording.date(duties.getFirst().dueOn()));
        return message(
                NotificationKind.PROJECT_STARTED,
                project,
                "Prosjektet er i gang: " + project.title(),
                "Tilsagn %s på %s er akseptert. %s"
                        .formatted(project.awardNumber(), Wording.kroner(project.totalOre()), reports),
                at);
    }

    static Message closed(Project project, List<Duty> duties, Instant at) {
        String why = duties.isEmpty()
                ? "Prosjektperioden er over."
                : "Alle rapporter er godkjent. Det er rapportert bruk av %s."
                        .formatted(Wording.kroner(project.reportedOre()));
        return message(
                NotificationKind.PROJECT_CLOSED,
                project,
                "Prosjektet er avsluttet: " + project.title(),
                "%s Tilsagn %s var på %s.".formatted(why, project.awardNumber(), Wording.kroner(project.totalOre())),
                at);
    }

    private static Message message(NotificationKind kind, Project project, String title, String body, Instant at) {
        return new Message(
                kind,
                title,
                body,
                new Subject(Subject.Type.PROJECT, project.id()),
                project.applicationId(),
                "/api/v1/projects/" + project.id(),
                at);
    }

    static List<Addressee> secretariatAndParties(Project project, Set<UUID> partyIds) {
        List<Addressee> addressees = new ArrayList<>(
                List.of(Addressee.secretariat(project.healthCommunity()), Addressee.recipient(project.recipientId())));
        partyIds.stream()
                .filter(organisationId -> !organisationId.equals(project.recipientId()))
                .map(Addressee::party)
                .forEach(addressees::add);
        return addressees;
    }

    static List<Addressee> everybodyOf(Project project) {
        return List.of(
                Addressee.secretariat(project.healthCommunity()),
                Addressee.fundManagers(),
                Addressee.recipient(project.recipientId()));
    }
}
