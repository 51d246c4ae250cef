package no.tilsagn.followup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.YearAmount;

/** An award of 2,200,000 kroner to a pre-project of Senja with Bardu and UNN, as budget-service would tell of it. */
record Award(UUID id, UUID applicationId, OrganisationRegistered recipient, LocalDate startsOn, LocalDate endsOn) {
    static final String NUMBER = "T-2025-0003";
    static final String TITLE = "Døgnbemannet observasjonspost på Senja";

    private static final List<AwardAccepted.ReportingRequirement> PLAN = List.of(
            new AwardAccepted.ReportingRequirement("PROGRESS", 6, null),
            new AwardAccepted.ReportingRequirement("FINANCIAL", 12, null),
            new AwardAccepted.ReportingRequirement("FINAL", null, 1));

    /** Six months from today, so that nothing is overdue: a progress, a financial and a final report. */
    static Award toSenja() {
        LocalDate today = LocalDate.ofInstant(Followup.running().now(), ZoneId.of("Europe/Oslo"));
        return new Award(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Organisations.SENJA,
                today,
                today.plusMonths(6).minusDays(1));
    }

    static Award to(OrganisationRegistered recipient) {
        Award award = toSenja();
        return new Award(award.id, award.applicationId, recipient, award.startsOn, award.endsOn);
    }

    Award lasting(LocalDate from, LocalDate to) {
        return new Award(id, applicationId, recipient, from, to);
    }

    AwardAccepted accepted() {
        return accepted(PLAN);
    }

    AwardAccepted accepted(List<AwardAccepted.ReportingRequirement> plan) {
        boolean senja = recipient == Organisations.SENJA;
        return new AwardAccepted(
                id,
                NUMBER,
                applicationId,
                UUID.randomUUID(),
                UUID.randomUUID(),
                recipient.organisationId(),
                senja
                        ? List.of(
                                recipient.organisationId(),
                                Organisations.BARDU.organisationId(),
                                Organisations.UNN.organisationId())
                        : List.of(recipient.organisationId()),
                recipient.healthCommunity(),
                TITLE,
                startsOn,
                endsOn,
                220_000_000,
                List.of(new YearAmount(startsOn.getYear(), 220_000_000)),
                List.of(
                        new AwardAccepted.Instalment(1, startsOn.getYear(), startsOn, 110_000_000, null),
                        new AwardAccepted.Instalment(
                                2, startsOn.getYear(), endsOn, 110_000_000, new AwardAccepted.Gate("PROGRESS", 1))),
                plan,
                List.of(),
                startsOn);
    }

    InstalmentDisbursed disbursed(int no, long amountOre, long totalOre) {
        return new InstalmentDisbursed(
                id,
                NUMBER,
                applicationId,
                UUID.randomUUID(),
                recipient.organisationId(),
                no,
                startsOn.getYear(),
                amountOre,
                startsOn.plusDays(no),
                totalOre);
    }

    ApplicationSubmitted application(long version, List<String> warnings) {
        return new ApplicationSubmitted(
                applicationId,
                "2025-0007",
                version,
                UUID.randomUUID(),
                TITLE,
                "PRE_PROJECT",
                false,
                null,
                recipient.healthCommunity(),
                recipient.organisationId(),
                List.of(
                        new ApplicationSubmitted.Party(recipient.organisationId(), "LEAD"),
                        new ApplicationSubmitted.Party(Organisations.UNN.organisationId(), "PARTY")),
                startsOn,
                endsOn,
                220_000_000,
                List.of(new ApplicationSubmitted.YearAmount(startsOn.getYear(), 220_000_000)),
                248_500_000,
                null,
                List.of(new ApplicationSubmitted.Milestone(
                        "Endelig rapport, versjon " + version, "Prosjektleder", "2025-Q4")),
                List.of(new ApplicationSubmitted.Benefit(
                        "Pasient", "Pasienter på Senja", "Senja kommune", "Innleggelser", "0–6 måneder")),
                warnings.contains("AGREEMENT_UNDATED") ? "ATTACHED_UNDATED" : "SIGNED",
                warnings,
                Followup.running().now());
    }
}
