package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static no.tilsagn.followup.Told.about;
import static no.tilsagn.followup.Told.only;
import static no.tilsagn.followup.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.YearAmount;
import org.junit.jupiter.api.Test;

/** What is told about allocations and awards. */
class AwardNoticesTest {
    private static final String SECRETARIAT = "secretariat.troms-ofoten";
    private static final String LEAD = "applicant.senja";
    private static final String MANAGER = "rhf.manager";

    private final Followup followup = Followup.running();
    private final Award award = Award.toSenja();
    private final String awardKey = award.id().toString();
    private final String applicationKey = award.applicationId().toString();

    @Test
    void anAllocationIsSummedUpForEachCommunityAndTheRejectedLearnWhy() {
        UUID allocation = UUID.randomUUID();
        UUID rejected = UUID.randomUUID();
        followup.publish(
                Followup.BUDGET,
                AllocationAdopted.TYPE,
                allocation.toString(),
                new AllocationAdopted(
                        allocation,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "REGIONAL",
                        2025,
                        "ALLOCATION_COMMITTEE",
                        LocalDate.of(2025, 6, 12),
                        "7/2025",
                        List.of(
                                item(
                                        award.applicationId(),
                                        Organisations.SENJA.organisationId(),
                                        "troms-ofoten",
                                        "AWARD",
                                        200_000_000),
                                item(rejected, Organisations.BARDU.organisationId(), "troms-ofoten", "REJECT", 0),
                                item(
                                        UUID.randomUUID(),
                                        Organisations.VEFSN.organisationId(),
                                        "helgeland",
                                        "AWARD",
                                        100_000_000))));

        assertThat(text(only(MANAGER, allocation.toString())))
                .isEqualTo("Tildelingsutvalget vedtok 12. juni 2025 (sak 7/2025) tildelingen fra det regionale fondet."
                        + " I alt fikk 2 av 3 søknader tilskudd, til sammen 3 000 000 kr.");
        assertThat(text(only(SECRETARIAT, allocation.toString())))
                .contains("Fra helsefellesskapet fikk 1 av 2 søknader tilskudd, til sammen 2 000 000 kr");
        assertThat(text(only("secretariat.helgeland", allocation.toString()))).contains("1 av 1 søknad tilskudd");
        assertThat(only("applicant.bardu", rejected.toString()).path("title").asText())
                .isEqualTo("Søknad 2025-0007 får ikke tilskudd fra det regionale fondet");
        assertThat(text(only("applicant.bardu", rejected.toString()))).endsWith("Begrunnelse: Lavere prioritert.");
        assertThat(about(LEAD, applicationKey)).isEmpty();
    }

    @Test
    void anOfferGoesToTheRecipientAndTheSecretariatWithTheReasonForAReduction() {
        followup.publish(
                Followup.BUDGET,
                AwardOffered.TYPE,
                awardKey,
                new AwardOffered(
                        award.id(),
                        Award.NUMBER,
                        award.applicationId(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Organisations.SENJA.organisationId(),
                        "troms-ofoten",
                        Award.TITLE,
                        220_000_000,
                        200_000_000,
                        List.of(new YearAmount(2025, 200_000_000)),
                        LocalDate.of(2025, 7, 3),
                        "Forprosjekter får høyst tolv måneder.",
                        List.of()));

        assertThat(text(only(LEAD, awardKey)))
                .isEqualTo("Senja kommune får tilbud om tilsagn T-2025-0003 på 2 000 000 kr. "
                        + "Mottakeren må svare innen 3. juli 2025, ellers faller tilbudet bort."
                        + " Det ble søkt om 2 200 000 kr."
                        + " Begrunnelse for avkortingen: Forprosjekter får høyst tolv måneder.");
        assertThat(only(SECRETARIAT, awardKey).path("kind").asText()).isEqualTo("AWARD_OFFERED");
    }

    @Test
    void whatBecomesOfAnOfferIsToldToTheSecretariatAndTheFund() {
        String project = StartedProject.of(award).id();
        assertThat(only(SECRETARIAT, project).path("kind").asText()).isEqualTo("PROJECT_STARTED");
        assertThat(text(only(LEAD, project)))
                .startsWith("Tilsagn T-2025-0003 på 2 200 000 kr er akseptert. Prosjektet skal levere 3 rapporter;");
        assertThat(only(SECRETARIAT, awardKey).path("kind").asText()).isEqualTo("AWARD_ACCEPTED");
        assertThat(only(MANAGER, awardKey).path("kind").asText()).isEqualTo("AWARD_ACCEPTED");

        Award declined = Award.toSenja();
        followup.publish(
                Followup.BUDGET,
                AwardDeclined.TYPE,
                declined.id().toString(),
                new AwardDeclined(
                        declined.id(),
                        Award.NUMBER,
                        declined.applicationId(),
                        UUID.randomUUID(),
                        Organisations.SENJA.organisationId(),
                        "troms-ofoten",
                        100,
                        "For lite."));
        assertThat(text(only(SECRETARIAT, declined.id().toString())))
                .isEqualTo("Senja kommune har takket nei til 1 kr. Pengene er ledige i fondet igjen."
                        + " Begrunnelse: For lite.");
        assertThat(about(LEAD, declined.id().toString())).isEmpty();

        Award lapsed = Award.toSenja();
        followup.publish(
                Followup.BUDGET,
                AwardLapsed.TYPE,
                lapsed.id().toString(),
                new AwardLapsed(
                        lapsed.id(),
                        Award.NUMBER,
                        lapsed.applicationId(),
                        UUID.randomUUID(),
                        Organisations.SENJA.organisationId(),
                        "troms-ofoten",
                        100));
        assertThat(only(LEAD, lapsed.id().toString()).path("title").asText())
                .isEqualTo("Tilsagn T-2025-0003 har falt bort");
        assertThat(only(MANAGER, lapsed.id().toString()).path("kind").asText()).isEqualTo("AWARD_LAPSED");
    }

    @Test
    void theRecipientHearsOfPaymentsAndEverybodyOfTheSettlement() {
        followup.publish(
                Followup.BUDGET, InstalmentDisbursed.TYPE, awardKey, award.disbursed(1, 110_000_000, 110_000_000));
        followup.publish(
                Followup.BUDGET,
                AwardSettled.TYPE,
                awardKey,
                new AwardSettled(
                        award.id(),
                        Award.NUMBER,
                        award.applicationId(),
                        Organisations.SENJA.organisationId(),
                        "troms-ofoten",
                        110_000_000,
                        110_000_000));
        eventually(() -> about(LEAD, awardKey).size() == 2);

        assertThat(about(LEAD, awardKey))
                .extracting(told -> told.path("kind").asText())
                .containsExactly("AWARD_SETTLED", "INSTALMENT_DISBURSED");
        assertThat(text(about(LEAD, awardKey).getLast()))
                .contains("1 100 000 kr ble utbetalt")
                .endsWith("utbetalt.");
        assertThat(text(only(SECRETARIAT, awardKey)))
                .isEqualTo(
                        "Det er utbetalt 1 100 000 kr i alt. 1 100 000 kr ble ikke utbetalt og er ledige i fondet igjen.");
        assertThat(about("applicant.bardu", awardKey)).isEmpty();
    }

    private static AllocationAdopted.Item item(
            UUID application, UUID lead, String community, String outcome, long totalOre) {
        return new AllocationAdopted.Item(
                application, "2025-0007", community, lead, outcome, 220_000_000, totalOre, "Lavere prioritert.");
    }
}
