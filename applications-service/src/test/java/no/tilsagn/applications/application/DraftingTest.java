package no.tilsagn.applications.application;

import static no.tilsagn.applications.Round.BARDU;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.UNN;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.confirmedDraft;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static no.tilsagn.applications.Round.publish;
import static no.tilsagn.applications.Round.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftingTest {
    private String call;

    @BeforeEach
    void openRound() {
        call = openCall();
    }

    @Test
    void theCallersOrganisationLeadsAndItsCommunityRanks() {
        var begun = begin("Et nytt prosjekt").expect(201);
        assertThat(begun.text("/number")).matches("2025-\\d{4}");
        assertThat(begun.text("/parties/0/role")).isEqualTo("LEAD");
        assertThat(begun.text("/healthCommunity")).isEqualTo("troms-ofoten");
        assertThat(begun.text("/requestedAmount")).isNull();
        assertThat(begun.text("/totalCost")).isNull();
        assertThat(begun.headers().firstValue("Location")).hasValue("/api/v1/applications/" + begun.id());
    }

    @Test
    void noNumberIsLeftOutHoweverManyBeginAtOnceOrFail() throws Exception {
        // a year of its own, for other tests give numbers too
        LocalDateTime opens = LocalDateTime.parse("2033-01-15T08:00:00");
        String other = publish(terms(opens, opens.plusMonths(2), opens.plusMonths(3)));
        Callable<Answer> good = () -> SENJA.post("/applications", request(other, "a"));
        Callable<Answer> bad = () -> SENJA.post("/applications", request(other, " "));
        Callable<Answer> repeated = () -> SENJA.post("/applications", request(other, "a"), "one-of-them-" + other);
        List<Callable<Answer>> all = new ArrayList<>(Collections.nCopies(12, good));
        all.addAll(Collections.nCopies(6, bad));
        all.addAll(Collections.nCopies(6, repeated));
        Collections.shuffle(all);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(all);
        }
        var numbers =
                SENJA.get("/applications?callId=" + other).body().at("/items").findValuesAsText("number");
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 13)
                        .mapToObj("2033-%04d"::formatted)
                        .toList());
    }

    @Test
    void aPatchChangesWhatItSendsAndRemovesWhatIsNull() {
        String id = completeDraft(call);
        SENJA.patch("/applications/" + id, """
                        {"sections": {"description": "ny", "financingPlan": null}, "milestones": [], "digital": true}""").expect(200);
        var now = SENJA.get("/applications/" + id);
        assertThat(now.text("/sections/description")).isEqualTo("ny");
        assertThat(now.text("/sections/financingPlan")).isNull();
        assertThat(now.text("/sections/purposeFit")).isEqualTo("c");
        assertThat(now.body().at("/milestones")).isEmpty();
        assertThat(now.body().at("/digital").asBoolean()).isTrue();
        assertThat(now.text("/requestedAmount")).isEqualTo("2200000");
        assertThat(now.text("/totalCost")).isEqualTo("2485000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-Q4", "2025-10", "2026-01"})
    void aMilestoneIsDueInAQuarterOrAMonth(String due) {
        String id = begin("a").id();
        assertThat(SENJA.patch("/applications/" + id, """
                        {"milestones": [{"title": "Kartlegging ferdig", "due": "%s"}]}""".formatted(due))
                        .expect(200)
                        .text("/milestones/0/due"))
                .isEqualTo(due);
    }

    @Test
    void anApplicationContinuesOneThatItsWriterKnowsOf() {
        String earlier = begin("Forprosjekt").id();
        String id = completeDraft(call);
        continuing(SENJA, id, earlier).expect(200);
        BARDU.get("/applications/" + earlier).refused(404, "NOT_FOUND");
        BARDU.patch("/applications/" + id, "{\"title\": \"Hovedprosjekt\"}").expect(200);
        continuing(BARDU, id, earlier).expect(200);
        SENJA.patch("/applications/" + id, "{\"continuationOf\": null}").expect(200);

        String ofOthers = SERVICE.as("applicant.vefsn")
                .post("/applications", request(call, "a"))
                .expect(201)
                .id();
        for (String unknown : List.of(UUID.randomUUID().toString(), ofOthers)) {
            continuing(SENJA, id, unknown).refused(422, "APPLICATION_UNKNOWN").at("/continuationOf");
        }
        continuing(SENJA, id, id).refused(422, "CONTINUES_ITSELF").at("/continuationOf");
        assertThat(SENJA.get("/applications/" + id).text("/continuationOf")).isNull();
    }

    @Test
    void anAmountKeepsItsOreAndItsOriginalText() {
        String id = begin("a").id();
        SENJA.patch("/applications/" + id, """
                        {"budget": {"lines": [
                          {"side": "EXPENSE", "type": "TRAVEL", "amount": 0.1, "originalText": "ti øre"},
                          {"side": "EXPENSE", "type": "TRAVEL", "amount": 0.20},
                          {"side": "INCOME", "type": "GRANT_REQUESTED", "certainty": "UNKNOWN", "originalText": "Kr. X"}]}}""").expect(200);
        var now = SENJA.get("/applications/" + id);
        assertThat(now.body().at("/totalCost").decimalValue()).isEqualByComparingTo("0.30");
        assertThat(now.text("/requestedAmount")).isNull();
        assertThat(now.text("/budget/lines/0/originalText")).isEqualTo("ti øre");
        assertThat(now.text("/budget/lines/1/certainty")).isEqualTo("EXACT");
        assertThat(now.text("/budget/lines/2/amount")).isNull();
    }

    @Test
    void whatWasReadCanBeSentBackAsItIsOrChanged() {
        String id = confirmedDraft(call);
        var read = (ObjectNode) SENJA.get("/applications/" + id).body();
        var same = (ObjectNode)
                SENJA.patch("/applications/" + id, read.toString()).expect(200).body();
        assertThat(same.path("version").asLong()).isEqualTo(read.path("version").asLong() + 1);
        read.set("version", same.get("version"));
        assertThat(same).isEqualTo(read);

        read.put("title", "Bare tittelen").putObject("budget").putArray("lines");
        ((ArrayNode) read.path("parties")).remove(2);
        var changed = SENJA.patch("/applications/" + id, read.toString()).expect(200);
        assertThat(changed.text("/title")).isEqualTo("Bare tittelen");
        assertThat(changed.text("/requestedAmount")).isNull();
        assertThat(changed.body().at("/parties")).hasSize(2);
    }

    @Test
    void aValueThatIsWorkedOutCanBeSentAsItBecomes() {
        String id = begin("a").id();
        SENJA.patch("/applications/" + id, """
                        {"budget": {"lines": [{"side": "INCOME", "type": "GRANT_REQUESTED", "amount": 1}]},
                         "requestedAmount": 1.00, "healthCommunity": "helgeland",
                         "parties": [{"organisationId": "%s", "role": "LEAD", "confirmedAt": null},
                                     {"organisationId": "%s", "role": "PARTY", "confirmedAt": null}]}""".formatted(organisation("5530"), organisation("Helgelandssykehuset")))
                .expect(200);
        SENJA.patch("/applications/" + id, "{\"healthCommunity\": \"troms-ofoten\"}")
                .refused(400, "READ_ONLY_FIELD")
                .at("/healthCommunity");
    }

    @Test
    void aConfirmationCannotBeWrittenByTheLead() {
        String id = completeDraft(call);
        SENJA.patch("/applications/" + id, """
                        {"parties": [{"organisationId": "%s", "role": "LEAD"},
                                     {"organisationId": "%s", "role": "PARTY", "confirmedAt": "2025-02-01T10:00:00Z"}]}""".formatted(organisation("5530"), organisation("5520")))
                .refused(400, "READ_ONLY_FIELD")
                .at("/parties/1/confirmedAt");
        assertThat(SENJA.get("/applications/" + id).text("/parties/1/confirmedAt"))
                .isNull();
    }

    @Test
    void whatWasConfirmedIsVoidWhenMoneyAgreementOrPartiesChange() {
        for (String change : List.of("""
                {"budget": {"lines": []}}""", """
                {"agreement": {"note": "muntlig"}}""", """
                {"parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "PARTY"},
                             {"organisationId": "%s", "role": "PARTY"}, {"organisationId": "%s", "role": "SUPPORTER"}]}""".formatted(
                organisation("5530"), organisation("5520"), organisation("Nord-Norge"), organisation("5518")))) {
            String id = confirmedDraft(call);
            SENJA.patch("/applications/" + id, "{\"title\": \"Bare tittelen\"}").expect(200);
            assertThat(SENJA.get("/applications/" + id).text("/parties/1/confirmedAt"))
                    .isNotNull();
            SENJA.patch("/applications/" + id, change).expect(200);
            assertThat(SENJA.get("/applications/" + id).text("/parties/1/confirmedAt"))
                    .as(change)
                    .isNull();
        }
    }

    @Test
    void aPartyWritesToo() {
        String id = completeDraft(call);
        BARDU.patch("/applications/" + id, "{\"title\": \"Skrevet av Bardu\"}").expect(200);
        UNN.patch("/applications/" + id, "{\"sections\": {\"involvement\": \"Skrevet av UNN\"}}")
                .expect(200);
        BARDU.patch("/applications/" + id, """
                        {"parties": [{"organisationId": "%s", "role": "LEAD"}]}""".formatted(organisation("5530"))).refused(403, "ONLY_LEAD");
        BARDU.post("/applications/" + id + "/submit").refused(403, "ONLY_LEAD");
        BARDU.post("/applications/" + id + "/withdraw").refused(403, "ONLY_LEAD");
    }

    @Test
    void theListOfPartiesHasOneLeadAndNobodyTwice() {
        String id = completeDraft(call);
        String senja = organisation("5530");
        String bardu = organisation("5520");
        parties(id, "{\"organisationId\": \"%s\", \"role\": \"PARTY\"}".formatted(bardu))
                .refused(422, "PARTIES_INVALID")
                .at("/parties");
        parties(
                        id,
                        "{\"organisationId\": \"%s\", \"role\": \"LEAD\"}, {\"organisationId\": \"%s\", \"role\": \"LEAD\"}"
                                .formatted(senja, bardu))
                .refused(422, "PARTIES_INVALID")
                .at("/parties/1/role");
        parties(
                        id,
                        "{\"organisationId\": \"%1$s\", \"role\": \"LEAD\"}, {\"organisationId\": \"%1$s\", \"role\": \"PARTY\"}"
                                .formatted(senja))
                .refused(422, "PARTIES_INVALID")
                .at("/parties/1/organisationId");
        SENJA.patch("/applications/" + id, "{\"parties\": null}").refused(422, "PARTIES_INVALID");
        SENJA.patch("/applications/" + id, "{\"parties\": {}}").refused(400, "WRONG_TYPE");
    }

    @Test
    void theHealthTrustAmongThePartiesDecidesWhoRanks() {
        String id = begin("a").id();
        parties(
                        id,
                        "{\"organisationId\": \"%s\", \"role\": \"LEAD\"}, {\"organisationId\": \"%s\", \"role\": \"PARTY\"}"
                                .formatted(organisation("5530"), organisation("Helgelandssykehuset")))
                .expect(200);
        assertThat(SENJA.get("/applications/" + id).text("/healthCommunity")).isEqualTo("helgeland");
    }

    @Test
    void aHealthCommunityThatIsAPartyConfirmsByItsOwnUsers() {
        String id = completeDraft(call);
        for (Api user : List.of(SERVICE.as("secretariat.troms-ofoten"), SERVICE.as("ssu.troms-ofoten"))) {
            user.post("/applications/" + id + "/confirmations").refused(404, "NOT_FOUND");
            parties(
                            id,
                            "{\"organisationId\": \"%s\", \"role\": \"LEAD\"}, {\"organisationId\": \"%s\", \"role\": \"PARTY\"}"
                                    .formatted(
                                            organisation("5530"), organisation("Troms og Ofoten".replace(" ", "%20"))))
                    .expect(200);
            assertThat(user.post("/applications/" + id + "/confirmations")
                            .expect(200)
                            .text("/parties/1/confirmedAt"))
                    .isNotNull();
            parties(id, "{\"organisationId\": \"%s\", \"role\": \"LEAD\"}".formatted(organisation("5530")))
                    .expect(200);
        }
    }

    @Test
    void whatNoLongerExistsBecomesNoParty() {
        String id = completeDraft(call);
        String lenvik = SENJA.get("/organisations?q=1931&asOf=2010-06-01").text("/items/0/id");
        for (String role : List.of("PARTY", "SUPPORTER", "PARTNER")) {
            var refusal = parties(
                            id,
                            "{\"organisationId\": \"%s\", \"role\": \"LEAD\"}, {\"organisationId\": \"%s\", \"role\": \"%s\"}"
                                    .formatted(organisation("5530"), lenvik, role))
                    .refused(422, "PARTIES_INVALID")
                    .at("/parties/1/organisationId");
            assertThat(refusal.codes("/errors")).containsExactly("ORGANISATION_ENDED");
            assertThat(refusal.text("/errors/0/message")).contains("Lenvik kommune", "2020-01-01");
        }
    }

    @Test
    void supportersAndPartnersNeitherWriteNorConfirm() {
        String id = completeDraft(call);
        parties(
                        id,
                        "{\"organisationId\": \"%s\", \"role\": \"LEAD\"}, {\"organisationId\": \"%s\", \"role\": \"SUPPORTER\"},{\"organisationId\": \"%s\", \"role\": \"PARTNER\"}"
                                .formatted(organisation("5530"), organisation("5520"), organisation("Nord-Norge")))
                .expect(200);
        BARDU.patch("/applications/" + id, "{\"title\": \"a\"}").refused(404, "NOT_FOUND");
        BARDU.post("/applications/" + id + "/confirmations").refused(404, "NOT_FOUND");
        UNN.get("/applications/" + id).expect(200);
        UNN.patch("/applications/" + id, "{\"title\": \"a\"}").refused(403, "ONLY_PARTIES");
        UNN.post("/applications/" + id + "/confirmations").refused(403, "ONLY_PARTIES");
    }

    @Test
    void theHistorySaysWhoDidWhatWhen() {
        String id = confirmedDraft(call);
        SENJA.post("/applications/" + id + "/submit").expect(200);
        var history = SENJA.get("/applications/" + id + "/history").body().at("/items");
        assertThat(history.findValuesAsText("action"))
                .containsExactly("BEGIN", "CHANGE", "CONFIRM", "CONFIRM", "SUBMIT");
        assertThat(history.findValuesAsText("subject"))
                .containsExactly(
                        "applicant.senja", "applicant.senja", "applicant.bardu", "trust.unn", "applicant.senja");
        assertThat(history.at("/1/note").asText()).contains("budget", "parties");
        assertThat(history.at("/4/fromStatus").asText()).isEqualTo("DRAFT");
        assertThat(history.at("/4/toStatus").asText()).isEqualTo("SUBMITTED");
        assertThat(history.at("/4/at").asText()).startsWith("2025-02-01T09:");

        var page = SENJA.get("/applications/" + id + "/history?limit=2");
        assertThat(SENJA.get("/applications/" + id + "/history?limit=2&cursor=" + page.text("/next"))
                        .body()
                        .at("/items")
                        .findValuesAsText("action"))
                .containsExactly("CONFIRM", "CONFIRM");
    }

    @Test
    void readingPersonalDataLeavesATrace() {
        String id = completeDraft(call);
        BARDU.get("/applications/" + id).expect(200);
        var auditor = SERVICE.as("auditor");
        var readings = auditor.get("/applications/" + id + "/readings").expect(200);
        assertThat(readings.body().at("/items").findValuesAsText("subject")).contains("applicant.bardu");
        SENJA.get("/applications/" + id + "/readings").refused(403, "FORBIDDEN");
    }

    private Answer begin(String title) {
        return SENJA.post("/applications", request(call, title));
    }

    private static Answer continuing(Api writer, String id, String earlier) {
        return writer.patch("/applications/" + id, "{\"continuationOf\": \"" + earlier + "\"}");
    }

    private static Answer parties(String id, String parties) {
        return SENJA.patch("/applications/" + id, "{\"parties\": [" + parties + "]}");
    }

    private static String request(String call, String title) {
        return """
                {"callId": "%s", "title": "%s"}""".formatted(call, title);
    }
}
