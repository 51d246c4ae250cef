package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static no.tilsagn.followup.Told.about;
import static no.tilsagn.followup.Told.only;
import static no.tilsagn.followup.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.contracts.applications.RankingAdopted;
import org.junit.jupiter.api.Test;

/** What is told about applications. */
class ApplicationNoticesTest {
    private static final String SECRETARIAT = "secretariat.troms-ofoten";
    private static final String LEAD = "applicant.senja";
    private static final String MANAGER = "rhf.manager";

    private final Followup followup = Followup.running();
    private final Award award = Award.toSenja();
    private final String applicationKey = award.applicationId().toString();

    @Test
    void theSecretariatHearsOfAnApplicationWithItsWarningsInWords() {
        submit(1, List.of("START_BEFORE_DECISION", "AGREEMENT_UNDATED"));

        JsonNode told = only(SECRETARIAT, applicationKey);
        assertThat(told.path("kind").asText()).isEqualTo("APPLICATION_SUBMITTED");
        assertThat(told.path("title").asText()).isEqualTo("Søknad 2025-0007 er sendt inn");
        assertThat(text(told))
                .isEqualTo("Senja kommune søker om 2 200 000 kr til «Døgnbemannet observasjonspost på Senja»."
                        + " Vurder om søknaden oppfyller vilkårene i utlysningen."
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
        assertThat(text(about(LEAD, applicationKey).getLast()))
                .isEqualTo("Rett søknaden og send den inn på nytt innen den siste fristen i utlysningen."
                        + " Merknad: Avtalen mangler dato.");
        assertThat(about(SECRETARIAT, applicationKey)).isEmpty();
    }

    @Test
    void whoeverMustCorrectAnApplicationLearnsUntilWhenOnceTheCallIsKnown() {
        UUID call = UUID.randomUUID();
        followup.publish(Followup.APPLICATIONS, CallPublished.TYPE, call.toString(), published(call));
        eventually(() -> followup.count("select count(*) from call_deadline where call_id = '" + call + "'") == 1);
        followup.publish(
                Followup.APPLICATIONS, ApplicationScreened.TYPE, applicationKey, screened(call, "RETURNED", null));
        assertThat(text(only(LEAD, applicationKey)))
                .isEqualTo("Rett søknaden og send den inn på nytt innen 1. april 2025.");
    }

    private static CallPublished published(UUID call) {
        return new CallPublished(
                call,
                "Samhandling 2025",
                "Samhandlingstilskudd",
                LocalDateTime.of(2025, 1, 15, 8, 0),
                LocalDateTime.of(2025, 3, 1, 23, 59, 59),
                LocalDateTime.of(2025, 4, 1, 23, 59, 59),
                null,
                false,
                false,
                new CallPublished.AllocationRules(0, 0, 12, 60, 0),
                List.of(),
                new CallPublished.PaymentPlan(2, List.of(), 0),
                21);
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
                                new RankingAdopted.Entry(UUID.randomUUID(), null, 1, "FORWARD", null, null),
                                new RankingAdopted.Entry(UUID.randomUUID(), null, 2, "BOTH", 5L, null),
                                new RankingAdopted.Entry(UUID.randomUUID(), null, 3, "LOCAL", null, null))));

        assertThat(text(only(SECRETARIAT, call.toString())))
                .isEqualTo("Strategisk samarbeidsutvalg vedtok 21. mars 2025 (sak 12/2025) en liste med 3 søknader;"
                        + " 2 av dem går videre til tildelingsutvalget.");
        assertThat(only(MANAGER, call.toString()).path("title").asText())
                .isEqualTo("Prioriteringslisten er vedtatt: Helsefellesskapet Troms og Ofoten");
        assertThat(about("rhf.controller", call.toString())).isEmpty();
    }

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
                screened(UUID.randomUUID(), outcome, reason));
    }

    private ApplicationScreened screened(UUID call, String outcome, String reason) {
        return new ApplicationScreened(
                award.applicationId(),
                "2025-0007",
                call,
                "troms-ofoten",
                Organisations.SENJA.organisationId(),
                outcome,
                reason);
    }
}
