package no.tilsagn.applications.application;

import static no.tilsagn.applications.Round.MANAGER;
import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.SSU;
import static no.tilsagn.applications.Round.UNN;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.Api;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was returned is the applicants' draft again: everybody else keeps to what was handed in, until it is again. */
class ReturnedApplicationTest {
    private static final Api CONTROLLER = SERVICE.as("rhf.controller");
    private static final Api SUPPORTER = SERVICE.as("applicant.harstad");

    private String call;
    private String path;
    private String eTag;

    @BeforeEach
    void aReturnedApplicationThatTheApplicantsWorkOn() {
        call = openCall();
        path = "/applications/" + completeDraft(call);
        SENJA.patch(path, parties("Nord-Norge")).expect(200);
        UNN.post(path + "/confirmations").expect(200);
        SENJA.post(path + "/submit").expect(200);
        eTag = SECRETARIAT
                .post(path + "/screening", "{\"outcome\": \"RETURNED\", \"reason\": \"Budsjettet er uklart\"}")
                .expect(200)
                .eTag();
        SENJA.patch(path, """
                        {"title": "Under arbeid", "digital": true, "sections": {"involvement": "uferdig"},
                         "budget": {"lines": [{"side": "INCOME", "type": "GRANT_REQUESTED", "amount": 1}]}}""").expect(200);
    }

    @Test
    void outsidersReadWhatWasHandedIn() {
        for (Api reader : List.of(SECRETARIAT, SSU, MANAGER, CONTROLLER)) {
            Answer shown = reader.get(path).expect(200);
            assertThat(shown.text("/status")).isEqualTo("RETURNED");
            assertThat(shown.text("/title")).isEqualTo("Hvor er samhandlingsrommet?");
            assertThat(shown.text("/sections/involvement")).isEqualTo("h");
            assertThat(shown.text("/requestedAmount")).isEqualTo("2200000");
            assertThat(shown.text("/parties/1/confirmedAt")).isNotNull();
            assertThat(shown.eTag()).isEqualTo(eTag).isEqualTo("\"" + shown.text("/version") + "\"");
            assertThat(reader.get(path + "/completeness").text("/complete")).isEqualTo("true");
        }
    }

    @Test
    void listsShowThemTheSame() {
        Answer listed = SECRETARIAT.get("/applications?callId=" + call).expect(200);
        assertThat(listed.text("/items/0/title")).isEqualTo("Hvor er samhandlingsrommet?");
        assertThat(listed.text("/items/0/digital")).isEqualTo("false");
        assertThat(listed.text("/items/0/totalCost")).isEqualTo("2485000");
        assertThat("\"" + listed.text("/items/0/version") + "\"").isEqualTo(eTag);
        assertThat(SECRETARIAT
                        .get("/applications?q=arbeid&callId=" + call)
                        .body()
                        .at("/items"))
                .isEmpty();
        assertThat(SENJA.get("/applications?q=arbeid&callId=" + call).body().at("/items"))
                .hasSize(1);
    }

    @Test
    void theApplicantsAndTheAuditorReadTheDraft() {
        for (Api reader : List.of(SENJA, UNN, SERVICE.as("auditor"))) {
            Answer shown = reader.get(path).expect(200);
            assertThat(shown.text("/title")).isEqualTo("Under arbeid");
            assertThat(shown.text("/requestedAmount")).isEqualTo("1");
            assertThat(shown.eTag()).isNotEqualTo(eTag);
            assertThat(reader.get(path + "/completeness").text("/complete")).isEqualTo("false");
        }
    }

    @Test
    void supportersReadThePublicPartOfWhatWasHandedIn() {
        assertThat(SUPPORTER.get(path).expect(200).text("/title")).isEqualTo("Hvor er samhandlingsrommet?");
        assertThat(SUPPORTER.get(path).eTag()).isEqualTo(eTag);
    }

    @Test
    void whoeverIsJustDrawnInAsSupporterWaitsUntilItIsHandedIn() {
        SENJA.patch(path, """
                        {"parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "SUPPORTER"}]}""".formatted(organisation("5530"), organisation("5520")))
                .expect(200);
        SERVICE.as("applicant.bardu").get(path).refused(404, "NOT_FOUND");
        SUPPORTER.get(path).expect(200);
    }

    @Test
    void itStaysWithTheCommunityThatReturnedItUntilItIsHandedInToAnother() {
        SENJA.patch(path, parties("Helgelandssykehuset")).expect(200);
        Api elsewhere = SERVICE.as("secretariat.helgeland");
        elsewhere.get(path).refused(404, "NOT_FOUND");
        assertThat(SECRETARIAT.get(path).expect(200).text("/healthCommunity")).isEqualTo("troms-ofoten");

        makeComplete();
        SERVICE.as("trust.helgeland").post(path + "/confirmations").expect(200);
        SENJA.post(path + "/submit").expect(200);
        assertThat(elsewhere.get(path).expect(200).text("/title")).isEqualTo("Under arbeid");
        SECRETARIAT.get(path).refused(404, "NOT_FOUND");
    }

    @Test
    void everybodyReadsTheCorrectionOnceItIsHandedIn() {
        makeComplete();
        UNN.post(path + "/confirmations").expect(200);
        SENJA.post(path + "/submit").expect(200);

        Answer shown = SECRETARIAT.get(path).expect(200);
        assertThat(shown.text("/title")).isEqualTo("Under arbeid");
        assertThat(shown.eTag()).isEqualTo(SENJA.get(path).eTag()).isNotEqualTo(eTag);
        screen(eTag).refused(412, "STALE_VERSION");
        screen(shown.eTag()).expect(200);
    }

    @Test
    void aCommandOnWhatWasReadIsRefusedForItsStateAndNotForADraftThatNobodyShowed() {
        screen(eTag).refused(409, "ILLEGAL_STATE");
    }

    @Test
    void aWithdrawalIsToldToTheCommunityThatHadIt() {
        SENJA.patch(path, parties("Helgelandssykehuset")).expect(200);
        SENJA.post(path + "/withdraw").expect(200);
        assertThat(PublishedEvents.first(ApplicationWithdrawn.TYPE, path.substring("/applications/".length()))
                        .at("/healthCommunity")
                        .asText())
                .isEqualTo("troms-ofoten");
    }

    @Test
    void whatIsWithdrawnDuringTheCorrectionStandsAsItWasHandedIn() {
        SENJA.post(path + "/withdraw").expect(200);
        Answer shown = SECRETARIAT.get(path).expect(200);
        assertThat(shown.text("/status")).isEqualTo("WITHDRAWN");
        assertThat(shown.text("/title")).isEqualTo("Hvor er samhandlingsrommet?");
        assertThat(shown.eTag()).isNotEqualTo(eTag);
    }

    private Answer screen(String ifMatch) {
        return SECRETARIAT.send(
                "POST", path + "/screening", "{\"outcome\": \"ELIGIBLE\"}", Map.of("If-Match", ifMatch));
    }

    private void makeComplete() {
        SENJA.patch(path, """
                        {"budget": {"lines": [{"side": "INCOME", "type": "GRANT_REQUESTED", "year": 2025, "amount": 1},
                                              {"side": "EXPENSE", "type": "MAPPING", "year": 2025, "amount": 1}]},
                         "amountRange": null}""").expect(200);
    }

    private static String parties(String trust) {
        return """
                {"parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "PARTY"},
                             {"organisationId": "%s", "role": "SUPPORTER"}]}""".formatted(organisation("5530"), organisation(trust), organisation("5503"));
    }
}
