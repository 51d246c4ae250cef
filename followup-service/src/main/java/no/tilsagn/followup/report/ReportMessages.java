package no.tilsagn.followup.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.tilsagn.api.OsloTime;
import no.tilsagn.followup.duty.Duty;
import no.tilsagn.followup.notification.Addressee;
import no.tilsagn.followup.notification.Message;
import no.tilsagn.followup.notification.NotificationKind;
import no.tilsagn.followup.notification.Subject;
import no.tilsagn.followup.notification.Wording;
import no.tilsagn.followup.project.Project;
import org.jspecify.annotations.Nullable;

/** What is told about a report. */
final class ReportMessages {
    private ReportMessages() {}

    static Message submitted(Project project, Duty duty, ReportContent content, Instant at) {
        String spent = content.spending().isEmpty() ? "" : " og bruk av " + Wording.kroner(content.spentOre());
        return message(
                NotificationKind.REPORT_SUBMITTED,
                project,
                duty,
                "%s er levert: %s".formatted(nameOf(duty), project.title()),
                "Prosjektet melder %s status%s. %s Godkjenn den eller be om endringer."
                        .formatted(
                                nameOf(content.light()),
                                spent,
                                isOver(duty, at)
                                        ? "Fristen var %s, så rapporten kom for sent.".formatted(dueDate(duty))
                                        : "Rapporten kom innen fristen, %s.".formatted(dueDate(duty))),
                at);
    }

    static Message changesRequested(Project project, Duty duty, String comment, Instant at) {
        String deadline = isOver(duty, at)
                ? "så snart som mulig; fristen var %s".formatted(dueDate(duty))
                : "innen %s".formatted(dueDate(duty));
        return message(
                NotificationKind.CHANGES_REQUESTED,
                project,
                duty,
                "%s må rettes: %s".formatted(nameOf(duty), project.title()),
                "Rett rapporten og lever den på nytt %s.%s".formatted(deadline, Wording.because("Merknad", comment)),
                at);
    }

    private static boolean isOver(Duty duty, Instant at) {
        return LocalDate.ofInstant(at, OsloTime.ZONE).isAfter(duty.dueOn());
    }

    private static String dueDate(Duty duty) {
        return Wording.date(duty.dueOn());
    }

    static Message approved(Project project, Duty duty, @Nullable String comment, Instant at) {
        return message(
                NotificationKind.REPORT_APPROVED,
                project,
                duty,
                "%s er godkjent: %s".formatted(nameOf(duty), project.title()),
                "Rapporten er godkjent." + Wording.because("Merknad", comment),
                at);
    }

    private static Message message(
            NotificationKind kind, Project project, Duty duty, String title, String body, Instant at) {
        return new Message(
                kind,
                title,
                body,
                new Subject(Subject.Type.DUTY, duty.id()),
                project.applicationId(),
                "/api/v1/duties/" + duty.id() + "/report",
                at);
    }

    private static String nameOf(Duty duty) {
        return switch (duty.kind()) {
            case Duty.PROGRESS -> "Fremdriftsrapport " + duty.no();
            case Duty.FINANCIAL -> "Regnskapsrapport " + duty.no();
            case Duty.FINAL -> "Sluttrapporten";
            default -> "Rapport %s %d".formatted(duty.kind(), duty.no());
        };
    }

    private static String nameOf(ReportContent.Light light) {
        return switch (light) {
            case GREEN -> "grønn";
            case YELLOW -> "gul";
            case RED -> "rød";
        };
    }

    static List<Addressee> reviewers(Project project) {
        return List.of(Addressee.secretariat(project.healthCommunity()), Addressee.fundManagers());
    }

    static List<Addressee> recipient(Project project) {
        return List.of(Addressee.recipient(project.recipientId()));
    }
}
