package no.tilsagn.applications.application;

import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.tilsagn.applications.Api;
import no.tilsagn.applications.Round;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Organisation by resource: who may see an application of Senja (lead) with UNN (party), Tromsø (partner) and Bardu
 * (supporter), in which state. ALL is all of it, PART the public part, NONE that it exists.
 */
class VisibilityTest {
    private static String call;
    private static String draft;
    private static String submitted;
    private static String returned;
    private static String withdrawnDraft;
    private static String rankedCall;
    private static String forwarded;
    private static String local;
    private static String withdrawnLater;

    @BeforeAll
    static void anApplicationInEachState() {
        call = openCall();
        draft = application(call, "Utkastet");
        submitted = submit(application(call, "Den innsendte"));
        returned = submit(application(call, "Den returnerte"));
        SECRETARIAT.post("/applications/" + returned + "/screening", """
                        {"outcome": "RETURNED", "reason": "Mangler"}""").expect(200);
        withdrawnDraft = application(call, "Den trukne");
        SENJA.post("/applications/" + withdrawnDraft + "/withdraw").expect(200);
    }

    @BeforeAll
    static void applicationsThatHaveBeenRanked() {
        rankedCall = openCall();
        forwarded = screen(submit(application(rankedCall, "Den videresendte")));
        local = screen(submit(application(rankedCall, "Den lokale")));
        withdrawnLater = screen(submit(application(rankedCall, "Den siden trukne")));
        String list = "/calls/" + rankedCall + "/ranking-lists/troms-ofoten";
        SECRETARIAT.put(list, """
                        {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "FORWARD"},
                                     {"applicationId": "%s", "rank": 2, "recommendation": "LOCAL"},
                                     {"applicationId": "%s", "rank": 3, "recommendation": "BOTH"}]}""".formatted(forwarded, local, withdrawnLater)).expect(201);
        Round.passLocalDeadline();
        Round.SSU.post(list + "/adopt", """
                        {"meetingOn": "2025-03-07", "caseNumber": "7/2025", "present": 8, "members": 10}""").expect(200);
        SENJA.post("/applications/" + withdrawnLater + "/withdraw").expect(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    # user                  | draft | submitted | returned | withdrawn draft
                    applicant.senja         | ALL   | ALL       | ALL      | ALL
                    trust.unn               | ALL   | ALL       | ALL      | ALL
                    applicant.tromso        | ALL   | ALL       | ALL      | ALL
                    applicant.bardu         | NONE  | PART      | PART     | NONE
                    applicant.harstad       | NONE  | NONE      | NONE     | NONE
                    trust.helgeland         | NONE  | NONE      | NONE     | NONE
                    secretariat.troms-ofoten| NONE  | ALL       | ALL      | NONE
                    ssu.troms-ofoten        | NONE  | ALL       | ALL      | NONE
                    secretariat.helgeland   | NONE  | NONE      | NONE     | NONE
                    ssu.finnmark            | NONE  | NONE      | NONE     | NONE
                    committee.2             | NONE  | NONE      | NONE     | NONE
                    rhf.manager             | NONE  | ALL       | ALL      | NONE
                    rhf.controller          | NONE  | ALL       | ALL      | NONE
                    auditor                 | ALL   | ALL       | ALL      | ALL
                    """)
    void everybodySeesWhatConcernsHim(
            String user, String ofDraft, String ofSubmitted, String ofReturned, String ofWithdrawn) {
        Api reader = SERVICE.as(user);
        sees(reader, call, draft, ofDraft);
        sees(reader, call, submitted, ofSubmitted);
        sees(reader, call, returned, ofReturned);
        sees(reader, call, withdrawnDraft, ofWithdrawn);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    # user                  | forwarded | local | withdrawn after it was forwarded
                    trust.unn               | ALL       | ALL   | ALL
                    applicant.bardu         | PART      | PART  | PART
                    secretariat.troms-ofoten| ALL       | ALL   | ALL
                    secretariat.helgeland   | NONE      | NONE  | NONE
                    committee.2             | ALL       | NONE  | ALL
                    rhf.manager             | ALL       | ALL   | ALL
                    auditor                 | ALL       | ALL   | ALL
                    """)
    void theAllocationCommitteeSeesWhatWasForwardedToIt(
            String user, String ofForwarded, String ofLocal, String ofWithdrawn) {
        Api reader = SERVICE.as(user);
        sees(reader, rankedCall, forwarded, ofForwarded);
        sees(reader, rankedCall, local, ofLocal);
        sees(reader, rankedCall, withdrawnLater, ofWithdrawn);
    }

    @Test
    void listsAreFilteredBeforeTheyAreCut() {
        var seen = SERVICE.as("applicant.bardu").get("/applications?limit=1&callId=" + call);
        assertThat(seen.text("/items/0/id")).isEqualTo(submitted);
        var next = SERVICE.as("applicant.bardu")
                .get("/applications?limit=1&callId=" + call + "&cursor=" + seen.text("/next"));
        assertThat(next.text("/items/0/id")).isEqualTo(returned);
        assertThat(next.text("/next")).isNull();
    }

    @Test
    void filtersByStatusCommunityNumberAndTitle() {
        assertThat(found("status=RETURNED")).containsExactly(returned);
        assertThat(found("healthCommunity=helgeland")).isEmpty();
        assertThat(found("healthCommunity=troms-ofoten")).hasSize(4);
        assertThat(found("q=INNSENDTE")).containsExactly(submitted);
        assertThat(found("q=" + SENJA.get("/applications/" + draft).text("/number")))
                .containsExactly(draft);
        assertThat(found("q=%25")).isEmpty();
        assertThat(found("q=_")).isEmpty();
    }

    private static List<String> found(String filter) {
        return SENJA.get("/applications?callId=" + call + "&" + filter)
                .expect(200)
                .body()
                .at("/items")
                .findValuesAsText("id");
    }

    private static void sees(Api reader, String callId, String id, String extent) {
        var shown = reader.get("/applications/" + id);
        var listed = reader.get("/applications?callId=" + callId).body().at("/items");
        int inner = reader.get("/applications/" + id + "/history").status();
        assertThat(reader.get("/applications/" + id + "/completeness").status()).isEqualTo(inner);
        assertThat(listed.findValuesAsText("id").contains(id)).isEqualTo(!extent.equals("NONE"));
        switch (extent) {
            case "ALL" -> {
                assertThat(shown.expect(200).body().has("sections")).isTrue();
                assertThat(shown.body().at("/contacts")).isNotEmpty();
                assertThat(inner).isEqualTo(200);
            }
            case "PART" -> {
                assertThat(shown.expect(200).body().fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder(
                                "id",
                                "number",
                                "callId",
                                "status",
                                "title",
                                "projectType",
                                "healthCommunity",
                                "parties");
                assertThat(inner).isEqualTo(403);
            }
            default -> {
                shown.refused(404, "NOT_FOUND");
                assertThat(inner).isEqualTo(404);
            }
        }
        if (!extent.equals("ALL")) {
            listed.forEach(item -> assertThat(item.at("/id").asText().equals(id) && item.has("requestedAmount"))
                    .isFalse());
        }
    }

    private static String application(String callId, String title) {
        String id = SENJA.post("/applications", """
                        {"callId": "%s", "title": "%s"}""".formatted(callId, title))
                .expect(201)
                .id();
        SENJA.patch("/applications/" + id, Round.form()).expect(200);
        SENJA.patch("/applications/" + id, """
                        {"parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "PARTY"},
                                     {"organisationId": "%s", "role": "PARTNER"}, {"organisationId": "%s", "role": "SUPPORTER"}]}""".formatted(
                        organisation("5530"), organisation("Nord-Norge"), organisation("5501"), organisation("5520")))
                .expect(200);
        return id;
    }

    private static String submit(String id) {
        Round.UNN.post("/applications/" + id + "/confirmations").expect(200);
        SENJA.post("/applications/" + id + "/submit").expect(200);
        return id;
    }

    private static String screen(String id) {
        SECRETARIAT.post("/applications/" + id + "/screening", """
                        {"outcome": "ELIGIBLE"}""").expect(200);
        return id;
    }
}
