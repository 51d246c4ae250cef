package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.RankingAdopted;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.YearAmount;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final String SECRETARIAT = "secretariat.troms-ofoten";
    private static final String LEAD = "applicant.senja";
    private static final String MANAGER = "rhf.manager";

    private final Followup followup = Followup.running();
    private final Award award = Award.toSenja();
    private final String awardKey = award.id().toString();
    private final String applicationKey = award.applicationId().toString();

    @Test
    void theSecretariatHearsOfAnApplicationWithItsWarningsInWords() {
        submit(1, List.of("START_BEFORE_DECISION", "AGREEMENT_UNDATED"));

        JsonNode told = only(SECRETARIAT, applicationKey);
        assertThat(told.path("kind").asText()).isEqualTo("APPLICATION_SUBMITTED");
        assertThat(told.path("title").asText()).isEqualTo("Søknad 2025-0007 er sendt inn");
        assertThat(text(told))
                .isEqualTo("Senja kommune søker om 2 200 000 kr til «Døgnbemannet observasjonspost på Senja»."
                        + " Merk: oppstarten er før forventet vedtak og samarbeidsavtalen er uten dato.");
        assertThat(told.at("/subject/type").asText()).isEqualTo("APPLICATION");
        assertThat(told.path("link").asText()).isEqualTo("/api/v1/applications/" + applicationKey);
        assertThat(told.path("why").asText()).startsWith("Du får dette fordi du arbeider i sekretariatet");
        assertThat(told.path("readAt").isNull()).isTrue();
        assertThat(about("secretariat.helgeland", applicationKey)).isEmpty();
        assertThat(about("ssu.troms-ofoten", applicationKey)).isEmpty();
        assertThat(about(LEAD, applicationKey)).isEmpty();
        assertThat(about("auditor", applicationKey)).isEmpty();
    }

    @Test
    void anApplicationThatComesAgainSaysSo() {
        submit(1, List.of());
        submit(2, List.of());
        eventually(() -> about(SECRETARIAT, applicationKey).size() == 2);
        assertThat(about(SECRETARIAT, applicationKey))
                .extracting(told -> told.path("title").asText())
                .containsExactly("Søknad 2025-0007 er sendt inn på nytt", "Søknad 2025-0007 er sendt inn");
    }

    @Test
    void theSameEventToldTwiceIsToldToPeopleOnce() {
        UUID event = UUID.randomUUID();
        String body = Followup.json(award.application(1, List.of()));
        followup.publish(event, Followup.APPLICATIONS, ApplicationSubmitted.TYPE, applicationKey, body);
        followup.publish(event, Followup.APPLICATIONS, ApplicationSubmitted.TYPE, applicationKey, body);
        withdraw(null);
        eventually(() -> !about(SECRETARIAT, applicationKey).isEmpty()
                && about(SECRETARIAT, applicationKey)
                        .getFirst()
                        .path("kind")
                        .asText()
                        .endsWith("WITHDRAWN"));
        assertThat(about(SECRETARIAT, applicationKey)).hasSize(2);
    }

    @Test
    void aWithdrawalGoesToTheSecretariatWithItsReason() {
        submit(1, List.of());
        withdraw("Vi søker heller neste år.");
        eventually(() -> about(SECRETARIAT, applicationKey).size() == 2);
        assertThat(text(about(SECRETARIAT, applicationKey).getFirst()))
                .isEqualTo("Søkeren har trukket søknaden «Døgnbemannet observasjonspost på Senja»."
                        + " Begrunnelse: Vi søker heller neste år.");
    }

    @Test
    void theLeadHearsOfAnApplicationThatIsReturnedOrRefusedAndNobodyOfAnEligibleOne() {
        screen("ELIGIBLE", null);
        screen("RETURNED", "Avtalen mangler dato.");
        screen("INELIGIBLE", "Ingen kommune er med.");
        eventually(() -> about(LEAD, applicationKey).size() == 2);

        assertThat(about(LEAD, applicationKey))
                .extracting(told -> told.path("kind").asText())
                .containsExactly("APPLICATION_INELIGIBLE", "APPLICATION_RETURNED");
        assertThat(text(about(LEAD, applicationKey).getLast())).endsWith("Merknad: Avtalen mangler dato.");
        assertThat(about(SECRETARIAT, applicationKey)).isEmpty();
    }

    @Test
    void anAdoptedRankingListGoesToItsSecretariatAndTheFund() {
        UUID call = UUID.randomUUID();
        followup.publish(
                Followup.APPLICATIONS,
                RankingAdopted.TYPE,
                call.toString(),
                new RankingAdopted(
                        call,
                        "troms-ofoten",
                        LocalDate.of(2025, 3, 21),
                        "12/2025",
                        List.of(
                                new RankingAdopted.Entry(UUID.randomUUID(), 1, "FORWARD", null, null),
                                new RankingAdopted.Entry(UUID.randomUUID(), 2, "BOTH", 5L, null),
                                new RankingAdopted.Entry(UUID.randomUUID(), 3, "LOCAL", null, null))));

        assertThat(text(only(SECRETARIAT, call.toString())))
                .isEqualTo("Strategisk samarbeidsutvalg vedtok 21. mars 2025 (sak 12/2025) en liste med 3 søknader;"
                        + " 2 går videre til tildelingsutvalget.");
        assertThat(only(MANAGER, call.toString()).path("title").asText())
                .isEqualTo("Prioriteringslisten er vedtatt: Helsefellesskapet Troms og Ofoten");
        assertThat(about("rhf.controller", call.toString())).isEmpty();
    }

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
                .isEqualTo("Tildelingsutvalget vedtok tildelingen 12. juni 2025 (sak 7/2025)."
                        + " I alt: 2 av 3 søknader fikk tilskudd, til sammen 3 000 000 kr.");
        assertThat(text(only(SECRETARIAT, allocation.toString())))
                .contains("1 av 2 søknader fikk tilskudd, til sammen 2 000 000 kr");
        assertThat(text(only("secretariat.helgeland", allocation.toString()))).contains("1 av 1 søknad");
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
                .isEqualTo(
                        "Senja kommune får tilbud om tilsagn T-2025-0003 på 2 000 000 kr. Svarfristen er 3. juli 2025."
                                + " Det ble søkt om 2 200 000 kr."
                                + " Begrunnelse for avkortingen: Forprosjekter får høyst tolv måneder.");
        assertThat(only(SECRETARIAT, awardKey).path("kind").asText()).isEqualTo("AWARD_OFFERED");
    }

    @Test
    void whatBecomesOfAnOfferIsToldToTheSecretariatAndTheFund() {
        StartedProject.of(award);
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
                .isEqualTo("Tilsagn T-2025-0003 er falt bort");
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
                        "Det er utbetalt 1 100 000 kr i alt. 1 100 000 kr ble ikke brukt og er ledige i fondet igjen.");
        assertThat(about("applicant.bardu", awardKey)).isEmpty();
    }

    @Test
    void theReportTravelsBetweenTheProjectAndThoseWhoJudgeIt() {
        StartedProject project = StartedProject.of(award);
        String duty = project.duty("PROGRESS");
        StartedProject.write(duty, StartedProject.reportOf(1_000));
        StartedProject.submit(duty);
        StartedProject.review(duty, "REQUEST_CHANGES", "Mangler reiser.");
        StartedProject.submit(duty);
        StartedProject.review(duty, "APPROVE", null);

        for (String reviewer : List.of(SECRETARIAT, MANAGER)) {
            assertThat(about(reviewer, duty))
                    .extracting(told -> told.path("kind").asText())
                    .containsExactly("REPORT_SUBMITTED", "REPORT_SUBMITTED");
        }
        assertThat(text(about(SECRETARIAT, duty).getFirst()))
                .startsWith("Prosjektet melder grønn status og bruk av 1 000 kr.");
        assertThat(about(LEAD, duty))
                .extracting(told -> text(told))
                .containsExactly(
                        "Rapporten er godkjent uten merknad.",
                        "Rett rapporten og lever den på nytt. Merknad: Mangler reiser.");
        assertThat(only("applicant.bardu", project.id()).path("why").asText())
                .isEqualTo("Du får dette fordi organisasjonen din er part i prosjektet.");
    }

    @Test
    void eachPersonReadsForHimselfAndReadingAgainChangesNothing() {
        submit(1, List.of());
        String id = only(SECRETARIAT, applicationKey).path("id").asText();
        Answer first = followup.post(SECRETARIAT, "/notifications/" + id + "/read", null);
        Answer second = followup.post(SECRETARIAT, "/notifications/" + id + "/read", null);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text("/readAt")).isEqualTo(first.text("/readAt")).isNotEmpty();
        assertThat(followup.get(SECRETARIAT, "/notifications?unread=true&limit=200")
                        .texts("/items", "id"))
                .doesNotContain(id);
        assertThat(followup.get(SECRETARIAT, "/notifications?limit=200").texts("/items", "id"))
                .contains(id);

        String colleague = followup.tokenOf(Map.of(
                "sub", "secretariat.deputy",
                "roles", List.of("SECRETARIAT"),
                "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:310000043")));
        assertThat(followup.sendWithToken(colleague, "GET", "/notifications?unread=true&limit=200", null)
                        .texts("/items", "id"))
                .contains(id);
    }

    @Test
    void whatIsAddressedToOthersDoesNotExistForMe() {
        submit(1, List.of());
        String id = only(SECRETARIAT, applicationKey).path("id").asText();
        for (String other : List.of("secretariat.helgeland", LEAD, "auditor", "admin")) {
            assertThat(followup.post(other, "/notifications/" + id + "/read", null)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(followup.get(SECRETARIAT, "/notifications?unread=true&limit=200")
                        .texts("/items", "id"))
                .contains(id);
    }

    @Test
    void theListGoesFromTheNewestBackWithoutGapOrRepetition() {
        for (int i = 1; i <= 5; i++) {
            submit(i, List.of());
        }
        eventually(() -> about(SECRETARIAT, applicationKey).size() == 5);
        List<String> ids = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = followup.get(SECRETARIAT, "/notifications?limit=2" + cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            ids.addAll(page.texts("/items", "id"));
            times.addAll(page.texts("/items", "occurredAt"));
            cursor = page.body().path("next").isNull() ? null : "&cursor=" + page.text("/next");
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(times.stream().map(java.time.Instant::parse).toList().reversed())
                .isSorted();
        assertThat(ids).hasSize((int)
                followup.count("select count(*) from notification where addressee = 'secretariat:troms-ofoten'"
                        + " or addressee = 'organisation:" + Organisations.TROMS_OFOTEN.organisationId() + "'"));
    }

    // --- what happens elsewhere

    private void submit(long version, List<String> warnings) {
        followup.publish(
                Followup.APPLICATIONS, ApplicationSubmitted.TYPE, applicationKey, award.application(version, warnings));
    }

    private void withdraw(String reason) {
        followup.publish(
                Followup.APPLICATIONS,
                ApplicationWithdrawn.TYPE,
                applicationKey,
                new ApplicationWithdrawn(
                        award.applicationId(), "2025-0007", UUID.randomUUID(), "troms-ofoten", reason));
    }

    private void screen(String outcome, String reason) {
        followup.publish(
                Followup.APPLICATIONS,
                ApplicationScreened.TYPE,
                applicationKey,
                new ApplicationScreened(
                        award.applicationId(),
                        "2025-0007",
                        UUID.randomUUID(),
                        "troms-ofoten",
                        Organisations.SENJA.organisationId(),
                        outcome,
                        reason));
    }

    private static AllocationAdopted.Item item(
            UUID application, UUID lead, String community, String outcome, long totalOre) {
        return new AllocationAdopted.Item(
                application, "2025-0007", community, lead, outcome, 220_000_000, totalOre, "Lavere prioritert.");
    }

    // --- what people read

    /** Newest first. */
    private List<JsonNode> about(String reader, String subjectId) {
        return followup.get(reader, "/notifications?limit=200").items().stream()
                .filter(told -> told.at("/subject/id").asText().equals(subjectId))
                .toList();
    }

    private JsonNode only(String reader, String subjectId) {
        eventually(() -> about(reader, subjectId).size() == 1);
        return about(reader, subjectId).getFirst();
    }

    private static String text(JsonNode told) {
        return told.path("body").asText().replace('\u00a0', ' ');
    }
}
