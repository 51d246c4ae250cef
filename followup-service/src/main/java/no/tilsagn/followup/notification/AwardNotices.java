package no.tilsagn.followup.notification;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.followup.organisation.Organisations;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

/** What is told about awards, from the offer to the last payment. */
@Factory
class AwardNotices {
    private final Notifications notifications;
    private final Organisations organisations;

    AwardNotices(Notifications notifications, Organisations organisations) {
        this.notifications = notifications;
        this.organisations = organisations;
    }

    @Singleton
    EventHandler<AwardOffered> offered() {
        return new Notice<>(AwardOffered.TYPE, AwardOffered.class, this::tellOfOffer);
    }

    @Singleton
    EventHandler<AwardAccepted> accepted() {
        return new Notice<>(AwardAccepted.TYPE, AwardAccepted.class, this::tellOfAcceptance);
    }

    @Singleton
    EventHandler<AwardDeclined> declined() {
        return new Notice<>(AwardDeclined.TYPE, AwardDeclined.class, this::tellOfRefusal);
    }

    @Singleton
    EventHandler<AwardLapsed> lapsed() {
        return new Notice<>(AwardLapsed.TYPE, AwardLapsed.class, this::tellOfLapse);
    }

    @Singleton
    EventHandler<InstalmentDisbursed> disbursed() {
        return new Notice<>(InstalmentDisbursed.TYPE, InstalmentDisbursed.class, this::tellOfPayment);
    }

    @Singleton
    EventHandler<AwardSettled> settled() {
        return new Notice<>(AwardSettled.TYPE, AwardSettled.class, this::tellOfSettlement);
    }

    private void tellOfOffer(Event<AwardOffered> event) {
        AwardOffered award = event.payload();
        String reduction = award.totalOre() < award.requestedAmountOre()
                ? " Det ble søkt om %s.%s"
                        .formatted(
                                Wording.kroner(award.requestedAmountOre()),
                                Wording.because("Begrunnelse for avkortingen", award.reductionReason()))
                : "";
        notifications.send(
                about(
                        NotificationKind.AWARD_OFFERED,
                        award.awardId(),
                        award.applicationId(),
                        "Tilbud om tilskudd: " + award.title(),
                        "%s får tilbud om tilsagn %s på %s. Mottakeren må svare innen %s, ellers faller tilbudet bort.%s"
                                .formatted(
                                        recipient(award.recipientId()),
                                        award.number(),
                                        Wording.kroner(award.totalOre()),
                                        Wording.date(award.acceptBy()),
                                        reduction),
                        event.time()),
                recipientAndSecretariat(award.recipientId(), award.healthCommunity()));
    }

    private void tellOfAcceptance(Event<AwardAccepted> event) {
        AwardAccepted award = event.payload();
        notifications.send(
                about(
                        NotificationKind.AWARD_ACCEPTED,
                        award.awardId(),
                        award.applicationId(),
                        "Tilsagn %s er akseptert: %s".formatted(award.number(), award.title()),
                        "%s har takket ja til %s."
                                .formatted(recipient(award.recipientId()), Wording.kroner(award.totalOre())),
                        event.time()),
                secretariatAndFundManagers(award.healthCommunity()));
    }

    private void tellOfRefusal(Event<AwardDeclined> event) {
        AwardDeclined award = event.payload();
        notifications.send(
                about(
                        NotificationKind.AWARD_DECLINED,
                        award.awardId(),
                        award.applicationId(),
                        "Mottakeren har takket nei til tilsagn %s".formatted(award.number()),
                        "%s har takket nei til %s. Pengene er ledige i fondet igjen.%s"
                                .formatted(
                                        recipient(award.recipientId()),
                                        Wording.kroner(award.totalOre()),
                                        Wording.because("Begrunnelse", award.reason())),
                        event.time()),
                secretariatAndFundManagers(award.healthCommunity()));
    }

    private void tellOfLapse(Event<AwardLapsed> event) {
        AwardLapsed award = event.payload();
        notifications.send(
                about(
                        NotificationKind.AWARD_LAPSED,
                        award.awardId(),
                        award.applicationId(),
                        "Tilsagn %s har falt bort".formatted(award.number()),
                        "%s svarte ikke innen fristen på tilbudet om %s. Pengene er ledige i fondet igjen."
                                .formatted(recipient(award.recipientId()), Wording.kroner(award.totalOre())),
                        event.time()),
                everybody(award.recipientId(), award.healthCommunity()));
    }

    private void tellOfPayment(Event<InstalmentDisbursed> event) {
        InstalmentDisbursed payment = event.payload();
        notifications.send(
                about(
                        NotificationKind.INSTALMENT_DISBURSED,
                        payment.awardId(),
                        payment.applicationId(),
                        "Rate %d av tilsagn %s er utbetalt".formatted(payment.no(), payment.awardNumber()),
                        "%s ble utbetalt %s. Til sammen er %s utbetalt."
                                .formatted(
                                        Wording.kroner(payment.amountOre()),
                                        Wording.date(payment.disbursedOn()),
                                        Wording.kroner(payment.disbursedTotalOre())),
                        event.time()),
                List.of(Addressee.recipient(payment.recipientId())));
    }

    private void tellOfSettlement(Event<AwardSettled> event) {
        AwardSettled award = event.payload();
        String rest = award.releasedOre() == 0
                ? "Hele tilsagnet er utbetalt."
                : "%s ble ikke utbetalt og er ledige i fondet igjen.".formatted(Wording.kroner(award.releasedOre()));
        notifications.send(
                about(
                        NotificationKind.AWARD_SETTLED,
                        award.awardId(),
                        award.applicationId(),
                        "Tilsagn %s er gjort opp".formatted(award.number()),
                        "Det er utbetalt %s i alt. %s".formatted(Wording.kroner(award.disbursedOre()), rest),
                        event.time()),
                everybody(award.recipientId(), award.healthCommunity()));
    }

    private String recipient(UUID organisationId) {
        return organisations.nameOf(organisationId).orElse("Mottakeren");
    }

    private static List<Addressee> recipientAndSecretariat(UUID recipientId, String healthCommunity) {
        return List.of(Addressee.recipient(recipientId), Addressee.secretariat(healthCommunity));
    }

    private static List<Addressee> secretariatAndFundManagers(String healthCommunity) {
        return List.of(Addressee.secretariat(healthCommunity), Addressee.fundManagers());
    }

    private static List<Addressee> everybody(UUID recipientId, String healthCommunity) {
        return List.of(
                Addressee.recipient(recipientId), Addressee.secretariat(healthCommunity), Addressee.fundManagers());
    }

    private static Message about(
            NotificationKind kind, UUID awardId, UUID applicationId, String title, String body, Instant occurredAt) {
        return new Message(
                kind,
                title,
                body,
                new Subject(Subject.Type.AWARD, awardId),
                applicationId,
                "/api/v1/awards/" + awardId,
                occurredAt);
    }
}
