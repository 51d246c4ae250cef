package no.tilsagn.applications.application;

import static no.tilsagn.applications.Round.BARDU;
import static no.tilsagn.applications.Round.MANAGER;
import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.UNN;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.confirmedDraft;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.publish;
import static no.tilsagn.applications.Round.submitted;
import static no.tilsagn.applications.Round.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTest {

    @Test
    void anApplicationInTheLastMinuteOfASaturdayIsInTime() {
        String id = confirmedDraft(openCall());
        SERVICE.setClock("2025-03-01T23:59:58");
        submit(id).expect(200);
    }

    @Test
    void theFirstSecondOfSundayIsTooLate() {
        String id = confirmedDraft(openCall());
        SERVICE.setClock("2025-03-02T00:00:00");
        submit(id).refused(422, "DEADLINE_PASSED");
        assertThat(SENJA.get("/applications/" + id).text("/status")).isEqualTo("DRAFT");
    }

    @ParameterizedTest(name = "deadline {0}: {1} is {2}")
    @CsvSource({
        // the clocks go back at 03:00: half past two comes twice and the second one counts
        "2025-10-26T02:30:00, 2025-10-26T00:45:00Z, 200",
        "2025-10-26T02:30:00, 2025-10-26T01:29:58Z, 200",
        "2025-10-26T02:30:00, 2025-10-26T01:30:01Z, 422",
    })
    void aDeadlineInTheNightWhenTheClocksGoBack(LocalDateTime deadline, Instant now, int status) {
        SERVICE.setClock("2025-02-01T10:00:00");
        String call = publish(terms(LocalDateTime.parse("2025-01-15T08:00:00"), deadline, deadline.plusMonths(1)));
        String id = confirmedDraft(call);
        SERVICE.moveClock(now);
        submit(id).expect(status);
    }

    @Test
    void aDateOnTheAgreementStandsForASignature() {
        String id = completeDraft(openCall());
        SENJA.patch("/applications/" + id, "{\"agreement\": {\"evidence\": null}}")
                .expect(200);
        BARDU.post("/applications/" + id + "/confirmations").expect(200);
        UNN.post("/applications/" + id + "/confirmations").expect(200);
        submit(id).expect(200);
        assertThat(PublishedEvents.first(ApplicationSubmitted.TYPE, id)
                        .at("/agreementEvidence")
                        .asText())
                .isEqualTo("SIGNED");
    }

    @Test
    void anApplicationThatGivesNoDatesIsHandedInWithAPeriodThatFollowsFromTheCall() {
        String id = confirmedDraft(openCall());
        SENJA.patch("/applications/" + id, "{\"startsOn\": null, \"endsOn\": null}")
                .expect(200);
        var submitted = submit(id).expect(200);
        assertThat(submitted.text("/startsOn")).isNull();
        var event = PublishedEvents.first(ApplicationSubmitted.TYPE, id);
        assertThat(event.at("/startsOn").asText()).isEqualTo("2025-06-01");
        assertThat(event.at("/endsOn").asText()).isEqualTo("2025-12-31");
        assertThat(event.at("/warnings")).hasToString("[\"DATES_MISSING\"]");
    }

    @Test
    void thePeriodOfAnUndatedPreProjectIsAllThatIsAppliedFor() {
        String id = confirmedDraft(openCall());
        String thisYear = SENJA.get("/applications/" + id).body().at("/budget").toString();
        SENJA.patch(
                        "/applications/" + id,
                        "{\"startsOn\": null, \"endsOn\": null, \"budget\": " + thisYear.replace("2025", "2026") + "}")
                .expect(200);
        BARDU.post("/applications/" + id + "/confirmations").expect(200);
        UNN.post("/applications/" + id + "/confirmations").expect(200);
        submit(id).expect(200);
        assertThat(PublishedEvents.first(ApplicationSubmitted.TYPE, id)
                        .at("/endsOn")
                        .asText())
                .isEqualTo("2026-12-31");
    }

    @Test
    void nothingIsSubmittedBeforeTheCallOpens() {
        SERVICE.setClock("2025-01-10T10:00:00");
        String call = publish(terms());
        SERVICE.setClock("2025-02-01T10:00:00");
        String id = confirmedDraft(call);
        SERVICE.setClock("2025-01-10T10:00:00");
        submit(id).refused(422, "NOT_OPEN");
    }

    @Test
    void whatWasReturnedCanComeBackUntilTheRegionalDeadline() {
        String id = submitted(openCall());
        screen(id, "RETURNED", "Budsjettet mangler året").expect(200);
        SERVICE.setClock("2025-03-20T10:00:00");
        SENJA.patch("/applications/" + id, "{\"title\": \"Rettet\"}").expect(200);

        var again = submit(id).expect(200);

        await().untilAsserted(() ->
                assertThat(PublishedEvents.all(ApplicationSubmitted.TYPE, id)).hasSize(2));
        var events = PublishedEvents.all(ApplicationSubmitted.TYPE, id);
        assertThat(events.getLast().at("/title").asText()).isEqualTo("Rettet");
        assertThat(events.getLast().at("/version").asLong())
                .isGreaterThan(events.getFirst().at("/version").asLong());
        assertThat(again.text("/submittedAt")).startsWith("2025-02-01");

        screen(id, "RETURNED", "Igjen").expect(200);
        SERVICE.setClock("2025-04-02T00:00:00");
        submit(id).refused(422, "DEADLINE_PASSED");
    }

    @Test
    void anIncompleteApplicationIsToldAllThatItLacks() {
        String id = confirmedDraft(openCall());
        SENJA.patch("/applications/" + id, """
                        {"endsOn": null, "sections": {"involvement": ""}, "agreement": {"evidence": "ATTACHED_UNDATED", "signedOn": null}}""").expect(200);
        var refusal = submit(id).refused(422, "INCOMPLETE");
        assertThat(refusal.codes("/errors"))
                .containsExactlyInAnyOrder("SECTION_MISSING", "PARTY_NOT_CONFIRMED", "PARTY_NOT_CONFIRMED");
        assertThat(refusal.codes("/warnings")).containsExactly("AGREEMENT_UNDATED", "DATES_MISSING");

        var report = SENJA.get("/applications/" + id + "/completeness").expect(200);
        assertThat(report.body().at("/complete").asBoolean()).isFalse();
        assertThat(report.codes("/errors")).isEqualTo(refusal.codes("/errors"));
    }

    @Test
    void theSecretariatScreensAndTellsTheOthers() {
        String id = submitted(openCall());
        screen(id, "ELIGIBLE", "").expect(200);
        var event = PublishedEvents.first(ApplicationScreened.TYPE, id);
        assertThat(event.at("/outcome").asText()).isEqualTo("ELIGIBLE");
        assertThat(event.at("/healthCommunity").asText()).isEqualTo("troms-ofoten");
        screen(id, "INELIGIBLE", "Angret").refused(409, "ILLEGAL_STATE");
    }

    @Test
    void whoeverIsTurnedDownIsOwedAReason() {
        String id = submitted(openCall());
        for (String outcome : List.of("INELIGIBLE", "RETURNED")) {
            screen(id, outcome, " ").refused(422, "REASON_MISSING").at("/reason");
        }
        screen(id, "INELIGIBLE", "Ingen kommune deltar").expect(200);
        SENJA.post("/applications/" + id + "/withdraw").refused(409, "ILLEGAL_STATE");
    }

    @Test
    void anotherCommunityDoesNotScreen() {
        String id = submitted(openCall());
        SERVICE.as("secretariat.helgeland")
                .post("/applications/" + id + "/screening", "{\"outcome\": \"ELIGIBLE\"}")
                .refused(404, "NOT_FOUND");
    }

    @Test
    void theOthersHearOfAWithdrawalOnlyIfTheyKnewOfTheApplication() {
        String call = openCall();
        String known = submitted(call);
        String draft = confirmedDraft(call);
        SENJA.post("/applications/" + draft + "/withdraw").expect(200);
        SENJA.post("/applications/" + known + "/withdraw", "{\"reason\": \"Ikke lenger aktuelt\"}")
                .expect(200);
        assertThat(PublishedEvents.first(ApplicationWithdrawn.TYPE, known)
                        .at("/reason")
                        .asText())
                .isEqualTo("Ikke lenger aktuelt");
        assertThat(PublishedEvents.all(ApplicationWithdrawn.TYPE, draft)).isEmpty();
        SECRETARIAT.get("/applications/" + draft).refused(404, "NOT_FOUND");
        assertThat(MANAGER.get("/applications/" + known).text("/status")).isEqualTo("WITHDRAWN");
    }

    private static Answer submit(String id) {
        return SENJA.post("/applications/" + id + "/submit");
    }

    private static Answer screen(String id, String outcome, String reason) {
        return SECRETARIAT.post("/applications/" + id + "/screening", """
                {"outcome": "%s", "reason": "%s"}""".formatted(outcome, reason));
    }
}
