package no.tilsagn.followup.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
        return message(
                NotificationKind.PROJECT_STARTED,
                project,
                "Prosjektet er i gang: " + project.title(),
                "Tilsagn %s på %s er akseptert. %s"
                        .formatted(project.awardNumber(), Wording.kroner(project.totalOre()), owed(project, duties)),
                at);
    }

    private static String owed(Project project, List<Duty> duties) {
        if (duties.isEmpty()) {
            return "Prosjektet har ingen rapporteringsplikt og avsluttes etter %s."
                    .formatted(Wording.date(project.endsOn()));
        }
        String first = Wording.date(duties.getFirst().dueOn());
        return duties.size() == 1
                ? "Prosjektet skal levere én rapport, innen %s.".formatted(first)
                : "Prosjektet skal levere %d rapporter; den første har frist %s.".formatted(duties.size(), first);
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

    static List<Addressee> secretariatAndParties(Project project, Collection<UUID> partyIds) {
        List<Addressee> addressees = new ArrayList<>(
                List.of(Addressee.secretariat(project.healthCommunity()), Addressee.recipient(project.recipientId())));
        partyIds.stream()
                .filter(organisationId -> !organisationId.equals(project.recipientId()))
                .map(Addressee::party)
                .forEach(addressees::add);
        return addressees;
    }
}
