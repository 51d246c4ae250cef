package no.tilsagn.applications.impartiality;

import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.SSU;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.eligible;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.passLocalDeadline;
import static no.tilsagn.applications.Round.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.tilsagn.applications.Api;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.applications.ImpartialityDeclared;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictOfInterestTest {
    private static final String CONFLICTED = """
            {"conflicted": true, "reason": "Leder i Senja kommune"}""";
    private static final String IMPARTIAL = """
            {"conflicted": false}""";
    private static final String CLEARED = """
            {"conflicted": false, "reason": "Sluttet i Senja kommune"}""";

    private String call;
    private String application;

    @BeforeEach
    void anEligibleApplication() {
        call = openCall();
        application = eligible(call);
    }

    @AfterEach
    void nobodyIsConflictedAnyMore() {
        declare(SSU, CLEARED);
        declare(SECRETARIAT, CLEARED);
    }

    @Test
    void whoeverIsConflictedNoLongerReadsTheContent() {
        SSU.get("/applications/" + application).expect(200);

        declare(SSU, CONFLICTED);

        SSU.get("/applications/" + application).refused(403, "CONFLICT_OF_INTEREST");
        SSU.get("/applications/" + application + "/completeness").refused(403, "CONFLICT_OF_INTEREST");
        SSU.get("/applications/" + application + "/history").refused(403, "CONFLICT_OF_INTEREST");
        var listed = SSU.get("/applications?callId=" + call).body().at("/items/0");
        assertThat(listed.at("/number").asText()).startsWith("2025-");
        assertThat(listed.has("requestedAmount")).isFalse();
        var event = PublishedEvents.first(ImpartialityDeclared.TYPE, application);
        assertThat(event.at("/subject").asText()).isEqualTo("ssu.troms-ofoten");
        assertThat(event.at("/conflicted").asBoolean()).isTrue();
        assertThat(event.at("/healthCommunity").asText()).isEqualTo("troms-ofoten");
    }

    @Test
    void membersOfTheAllocationCommitteeDeclareBeforeTheyMayRead() {
        var conflicted = SERVICE.as("committee.3");
        var impartial = SERVICE.as("committee.4");
        conflicted.get("/applications/" + application).refused(404, "NOT_FOUND");
        declare(conflicted, CONFLICTED);
        declare(impartial, IMPARTIAL);
        impartial.get("/applications/" + application).refused(404, "NOT_FOUND");

        forward();

        conflicted.get("/applications/" + application).refused(403, "CONFLICT_OF_INTEREST");
        impartial.get("/applications/" + application).expect(200);
        SERVICE.as("committee.5").get("/applications/" + application).expect(200);
    }

    @Test
    void whoeverNoLongerHasAConflictSaysWhyAndBothDeclarationsStand() {
        declare(SSU, CONFLICTED);
        for (String unexplained : List.of(IMPARTIAL, "{\"conflicted\": false, \"reason\": \" \"}")) {
            SSU.post("/applications/" + application + "/impartiality", unexplained)
                    .refused(422, "REASON_MISSING")
                    .at("/reason");
        }
        SSU.get("/applications/" + application).refused(403, "CONFLICT_OF_INTEREST");

        declare(SSU, CLEARED);

        SSU.get("/applications/" + application).expect(200);
        declare(SSU, IMPARTIAL);
        var deeds = SECRETARIAT
                .get("/applications/" + application + "/history")
                .body()
                .at("/items");
        assertThat(deeds.findValuesAsText("action"))
                .endsWith("DECLARE_CONFLICT", "DECLARE_IMPARTIAL", "DECLARE_IMPARTIAL");
        assertThat(deeds.findValuesAsText("note")).endsWith("Leder i Senja kommune", "Sluttet i Senja kommune", "null");
    }

    @Test
    void whoeverIsConflictedNeitherScreensNorRanksNorAdopts() {
        String list = "/calls/" + call + "/ranking-lists/troms-ofoten";
        String entries = """
                {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "BOTH"}]}""".formatted(application);
        String unscreened = submitted(call);
        declare(SECRETARIAT, CONFLICTED);
        SECRETARIAT
                .post("/applications/" + unscreened + "/impartiality", CONFLICTED)
                .expect(200);
        SECRETARIAT.put(list, entries).refused(403, "CONFLICT_OF_INTEREST");
        SECRETARIAT.post("/applications/" + unscreened + "/screening", """
                        {"outcome": "ELIGIBLE"}""").refused(403, "CONFLICT_OF_INTEREST");

        declare(SECRETARIAT, CLEARED);
        SECRETARIAT.put(list, entries).expect(201);
        declare(SSU, CONFLICTED);
        passLocalDeadline();
        var refusal = SSU.post(list + "/adopt", """
                {"meetingOn": "2025-03-07", "caseNumber": "7/2025", "present": 8, "members": 10}""").refused(403, "CONFLICT_OF_INTEREST");
        assertThat(refusal.text("/applicationIds/0")).isEqualTo(application);
    }

    @Test
    void whoeverIsConflictedIsNotToldWhatIsRecommendedNorTakesItOffTheList() {
        String list = "/calls/" + call + "/ranking-lists/troms-ofoten";
        SECRETARIAT.put(list, """
                        {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "BOTH",
                                      "recommendedAmount": 1000000, "reason": "Godt forankret"}]}""".formatted(application)).expect(201);
        declare(SECRETARIAT, CONFLICTED);

        var shown = SECRETARIAT.get(list).expect(200);
        assertThat(shown.text("/entries/0/applicationId")).isEqualTo(application);
        assertThat(shown.text("/entries/0/recommendedAmount")).isNull();
        assertThat(shown.text("/entries/0/reason")).isNull();
        assertThat(SSU.get(list).text("/entries/0/reason")).isEqualTo("Godt forankret");
        SECRETARIAT.put(list, "{\"entries\": []}", "*").refused(403, "CONFLICT_OF_INTEREST");
    }

    @Test
    void nobodyDeclaresOverWhatHeMayNotKnow() {
        String draft = completeDraft(call);
        SERVICE.as("committee.1")
                .post("/applications/" + draft + "/impartiality", CONFLICTED)
                .refused(404, "NOT_FOUND");
        SERVICE.as("ssu.helgeland")
                .post("/applications/" + application + "/impartiality", CONFLICTED)
                .refused(404, "NOT_FOUND");
    }

    private void forward() {
        String list = "/calls/" + call + "/ranking-lists/troms-ofoten";
        SECRETARIAT.put(list, """
                        {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "BOTH"}]}""".formatted(application)).expect(201);
        passLocalDeadline();
        SSU.post(list + "/adopt", """
                        {"meetingOn": "2025-03-07", "caseNumber": "7/2025", "present": 8, "members": 10}""").expect(200);
    }

    private void declare(Api person, String declaration) {
        person.post("/applications/" + application + "/impartiality", declaration)
                .expect(200);
    }
}
