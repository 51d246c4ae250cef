package no.tilsagn.applications.application;

import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.SSU;
import static no.tilsagn.applications.Round.UNN;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static no.tilsagn.applications.Round.passLocalDeadline;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an application's history is told to whom: of Senja (lead), UNN (party) and Tromsø (partner), after the ranking. */
class HistoryTest {
    private static String application;

    @BeforeAll
    static void aRankedApplication() {
        String call = openCall();
        application = completeDraft(call);
        SENJA.patch("/applications/" + application, """
                        {"parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "PARTY"},
                                     {"organisationId": "%s", "role": "PARTNER"}]}""".formatted(
                                organisation("5530"), organisation("Nord-Norge"), organisation("5501")))
                .expect(200);
        UNN.post("/applications/" + application + "/confirmations").expect(200);
        SENJA.post("/applications/" + application + "/submit").expect(200);
        SECRETARIAT.post("/applications/" + application + "/screening", """
                        {"outcome": "ELIGIBLE", "reason": "Oppfyller vilkårene"}""").expect(200);
        declare("committee.7", true);
        declare("committee.8", false);
        passLocalDeadline();
        String list = "/calls/" + call + "/ranking-lists/troms-ofoten";
        SECRETARIAT.put(list, """
                        {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "FORWARD", "reason": "Svakt forankret"}]}""".formatted(application)).expect(201);
        SSU.post(list + "/adopt", """
                        {"meetingOn": "2025-03-07", "caseNumber": "7/2025", "present": 8, "members": 10}""").expect(200);
    }

    @ParameterizedTest(name = "{0} sees the assessment: {1}")
    @CsvSource({
        "applicant.senja, false",
        "trust.unn, false",
        "applicant.tromso, false",
        "rhf.controller, false",
        "secretariat.troms-ofoten, true",
        "ssu.troms-ofoten, true",
        "committee.2, true",
        "rhf.manager, true",
        "auditor, true"
    })
    void theAssessmentIsNotForThoseWhoApply(String user, boolean seesAssessment) {
        Map<String, JsonNode> deeds = new LinkedHashMap<>();
        SERVICE.as(user)
                .get("/applications/" + application + "/history")
                .expect(200)
                .body()
                .at("/items")
                .forEach(deed -> deeds.put(deed.at("/action").asText(), deed));

        assertThat(deeds).containsKeys("BEGIN", "SUBMIT", "SCREEN", "RANK");
        assertThat(deeds.get("SCREEN").at("/note").asText()).isEqualTo("Oppfyller vilkårene");
        assertThat(deeds.get("RANK").at("/toStatus").asText()).isEqualTo("FORWARDED");
        assertThat(deeds.get("RANK").at("/note").asText().contains("Svakt forankret"))
                .isEqualTo(seesAssessment);
        assertThat(deeds.containsKey("DECLARE_CONFLICT")).isEqualTo(seesAssessment);
        assertThat(deeds.containsKey("DECLARE_IMPARTIAL")).isEqualTo(seesAssessment);
    }

    private static void declare(String user, boolean conflicted) {
        SERVICE.as(user)
                .post("/applications/" + application + "/impartiality", "{\"conflicted\": " + conflicted + "}")
                .expect(200);
    }
}
