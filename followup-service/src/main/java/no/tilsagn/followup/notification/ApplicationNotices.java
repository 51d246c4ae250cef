package no.tilsagn.followup.notification;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.RankingAdopted;
import no.tilsagn.followup.application.Applications;
import no.tilsagn.followup.call.CallDeadlines;
import no.tilsagn.followup.organisation.Organisations;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

/** What is told about applications, from submission to the ranking list. */
@Factory
class ApplicationNotices {
    private final Notifications notifications;
    private final Applications applications;
    private final Organisations organisations;
    private final CallDeadlines deadlines;

    ApplicationNotices(
            Notifications notifications,
            Applications applications,
            Organisations organisations,
            CallDeadlines deadlines) {
        this.notifications = notifications;
        this.applications = applications;
        this.organisations = organisations;
        this.deadlines = deadlines;
    }

    @Singleton
    EventHandler<ApplicationSubmitted> submitted() {
        return new Notice<>(ApplicationSubmitted.TYPE, ApplicationSubmitted.class, this::tellOfSubmission);
    }

    @Singleton
    EventHandler<ApplicationWithdrawn> withdrawn() {
        return new Notice<>(ApplicationWithdrawn.TYPE, ApplicationWithdrawn.class, this::tellOfWithdrawal);
    }

    @Singleton
    EventHandler<ApplicationScreened> screened() {
        return new Notice<>(ApplicationScreened.TYPE, ApplicationScreened.class, this::tellOfScreening);
    }

    @Singleton
    EventHandler<RankingAdopted> ranked() {
        return new Notice<>(RankingAdopted.TYPE, RankingAdopted.class, this::tellOfRanking);
    }

    private void tellOfSubmission(Event<ApplicationSubmitted> event) {
        ApplicationSubmitted application = event.payload();
        boolean again = notifications.wasSent(NotificationKind.APPLICATION_SUBMITTED, application.applicationId());
        String lead = organisations.nameOf(application.leadOrganisationId()).orElse("Søkeren");
        String body = "%s søker om %s til «%s». Vurder om søknaden oppfyller vilkårene i utlysningen.%s"
                .formatted(
                        lead,
                        Wording.kroner(application.requestedAmountOre()),
                        application.title(),
                        Warnings.sentence(application.warnings(), application.agreementEvidence()));
        notifications.send(
                about(
                        NotificationKind.APPLICATION_SUBMITTED,
                        application.applicationId(),
                        "Søknad %s er sendt inn%s".formatted(application.number(), again ? " på nytt" : ""),
                        body,
                        event.time()),
                List.of(Addressee.secretariat(application.healthCommunity())));
    }

    private void tellOfWithdrawal(Event<ApplicationWithdrawn> event) {
        ApplicationWithdrawn application = event.payload();
        notifications.send(
                about(
                        NotificationKind.APPLICATION_WITHDRAWN,
                        application.applicationId(),
                        "Søknad %s er trukket".formatted(application.number()),
                        "Søkeren har trukket søknaden%s.%s"
                                .formatted(
                                        applications.quotedTitle(application.applicationId()),
                                        Wording.because("Begrunnelse", application.reason())),
                        event.time()),
                List.of(Addressee.secretariat(application.healthCommunity())));
    }

    /** An eligible application needs nobody's attention; the others go back to the lead. */
    private void tellOfScreening(Event<ApplicationScreened> event) {
        ApplicationScreened screening = event.payload();
        List<Addressee> lead = List.of(Addressee.lead(screening.leadOrganisationId()));
        switch (screening.outcome()) {
            case "RETURNED" -> notifications.send(returned(screening, event.time()), lead);
            case "INELIGIBLE" -> notifications.send(ineligible(screening, event.time()), lead);
            default -> {}
        }
    }

    private Message returned(ApplicationScreened screening, Instant at) {
        return about(
                NotificationKind.APPLICATION_RETURNED,
                screening.applicationId(),
                "Søknad %s må rettes".formatted(screening.number()),
                "Rett søknaden%s og send den inn på nytt innen %s.%s"
                        .formatted(
                                applications.quotedTitle(screening.applicationId()),
                                lastDeadlineOf(screening.callId()),
                                Wording.because("Merknad", screening.reason())),
                at);
    }

    private Message ineligible(ApplicationScreened screening, Instant at) {
        return about(
                NotificationKind.APPLICATION_INELIGIBLE,
                screening.applicationId(),
                "Søknad %s er avvist".formatted(screening.number()),
                "Søknaden%s oppfyller ikke vilkårene i utlysningen og blir ikke vurdert.%s"
                        .formatted(
                                applications.quotedTitle(screening.applicationId()),
                                Wording.because("Begrunnelse", screening.reason())),
                at);
    }

    private void tellOfRanking(Event<RankingAdopted> event) {
        RankingAdopted ranking = event.payload();
        long forwarded = ranking.entries().stream()
                .filter(entry -> entry.recommendation().equals("FORWARD")
                        || entry.recommendation().equals("BOTH"))
                .count();
        String community = organisations.nameOfCommunity(ranking.healthCommunity());
        notifications.send(
                new Message(
                        NotificationKind.RANKING_ADOPTED,
                        "Prioriteringslisten er vedtatt: " + community,
                        "Strategisk samarbeidsutvalg vedtok %s (sak %s) en liste med %s; %s av dem går videre til tildelingsutvalget."
                                .formatted(
                                        Wording.date(ranking.meetingOn()),
                                        ranking.caseNumber(),
                                        Wording.count(ranking.entries().size(), "søknad", "søknader"),
                                        forwarded == 0 ? "ingen" : Long.toString(forwarded)),
                        new Subject(Subject.Type.CALL, ranking.callId()),
                        null,
                        "/api/v1/calls/%s/ranking-lists/%s".formatted(ranking.callId(), ranking.healthCommunity()),
                        event.time()),
                List.of(Addressee.secretariat(ranking.healthCommunity()), Addressee.fundManagers()));
    }

    private String lastDeadlineOf(UUID callId) {
        return deadlines.lastOf(callId).map(Wording::deadline).orElse("den siste fristen i utlysningen");
    }

    private static Message about(
            NotificationKind kind, UUID applicationId, String title, String body, Instant occurredAt) {
        return new Message(
                kind,
                title,
                body,
                new Subject(Subject.Type.APPLICATION, applicationId),
                applicationId,
                "/api/v1/applications/" + applicationId,
                occurredAt);
    }
}
