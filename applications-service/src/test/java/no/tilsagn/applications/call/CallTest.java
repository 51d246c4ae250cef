package no.tilsagn.applications.call;

import static no.tilsagn.applications.Round.MANAGER;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.publish;
import static no.tilsagn.applications.Round.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.applications.CallClosed;
import no.tilsagn.contracts.applications.CallPublished;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallTest {

    @BeforeEach
    void beforeTheRound() {
        SERVICE.setClock("2025-01-10T10:00:00");
    }

    @Test
    void aDraftIsKnownOnlyToThoseWhoPrepareOrAuditIt() {
        String id = MANAGER.post("/calls", terms()).expect(201).id();

        for (String user : List.of("rhf.manager", "auditor", "admin")) {
            assertThat(SERVICE.as(user).get("/calls/" + id).expect(200).text("/status"))
                    .isEqualTo("DRAFT");
        }
        for (String user : List.of("applicant.senja", "secretariat.helgeland", "committee.1", "rhf.controller")) {
            SERVICE.as(user).get("/calls/" + id).refused(404, "NOT_FOUND");
        }
        assertThat(allOf("applicant.senja", "DRAFT")).doesNotContain(id);
        assertThat(allOf("rhf.manager", "DRAFT")).contains(id);
    }

    @Test
    void aDraftCanBeChangedUntilItIsPublished() {
        String id = MANAGER.post("/calls", """
                {"title": "Utkast"}""").expect(201).id();
        MANAGER.post("/calls/" + id + "/publish")
                .refused(422, "CALL_INCOMPLETE")
                .at("/opensAt")
                .at("/payment");

        MANAGER.patch("/calls/" + id, terms(), "\"0\"").expect(200);
        MANAGER.patch("/calls/" + id, "{\"rules\": {\"maxMonths\": 36}}", "\"1\"")
                .expect(200);
        var published = MANAGER.post("/calls/" + id + "/publish").expect(200);

        assertThat(published.text("/status")).isEqualTo("PUBLISHED");
        assertThat(published.text("/rules/maxMonths")).isEqualTo("36");
        assertThat(published.text("/rules/digitalCap")).isEqualTo("5000000");
        MANAGER.patch("/calls/" + id, "{\"title\": \"b\"}").refused(409, "ILLEGAL_STATE");
        MANAGER.post("/calls/" + id + "/publish").refused(409, "ILLEGAL_STATE");
    }

    @Test
    void aDraftThatWasReadCanBeSentBackChanged() {
        String id = MANAGER.post("/calls", terms()).expect(201).id();
        var read = (ObjectNode) MANAGER.get("/calls/" + id).body();
        var changed = MANAGER.patch("/calls/" + id, read.put("title", "b").toString());
        assertThat(changed.expect(200).text("/title")).isEqualTo("b");
        for (String field : List.of("id", "status", "version")) {
            MANAGER.patch("/calls/" + id, "{\"" + field + "\": \"OPEN\"}")
                    .refused(400, "READ_ONLY_FIELD")
                    .at("/" + field);
        }
    }

    @Test
    void itIsRecordedForGoodWhoDidWhatWithACall() throws SQLException {
        String id = MANAGER.post("/calls", terms()).expect(201).id();
        MANAGER.patch("/calls/" + id, "{\"title\": \"b\", \"acceptWithinDays\": 14}")
                .expect(200);
        MANAGER.patch("/calls/" + id, "{\"title\": \"\"}").expect(400);
        MANAGER.post("/calls/" + id + "/publish").expect(200);

        var first = MANAGER.get("/calls/" + id + "/history?limit=2").expect(200);
        assertThat(first.body().at("/items").findValuesAsText("action")).containsExactly("DRAFT", "CHANGE");
        assertThat(first.text("/items/1/note")).isEqualTo("acceptWithinDays, title");
        assertThat(first.text("/items/1/subject")).isEqualTo("rhf.manager");
        var next = SERVICE.as("auditor").get("/calls/" + id + "/history?cursor=" + first.text("/next"));
        assertThat(next.body().at("/items").findValuesAsText("action")).containsExactly("PUBLISH");
        assertThat(next.text("/items/0/version"))
                .isEqualTo(MANAGER.get("/calls/" + id).text("/version"));
        MANAGER.get("/calls/" + UUID.randomUUID() + "/history").refused(404, "NOT_FOUND");

        var database = SERVICE.database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("delete from deed"))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void whatIsHeldBackWaitsForAFinalReportThatIsDueOnce() {
        String heldBack = terms().replace("\"holdBackPercent\": 0", "\"holdBackPercent\": 10");
        refusedToPublish(
                heldBack.replace(", {\"kind\": \"FINAL\", \"monthsAfterEnd\": 1}", ""),
                "REPORT_NOT_PLANNED",
                "/payment/holdBackPercent");
        refusedToPublish(heldBack.replace("monthsAfterEnd", "everyMonths"), "REPORT_TIMING", "/reportingPlan/1");
        publish(heldBack);
    }

    @Test
    void thePublishedCallCarriesItsRulesToTheOthers() {
        String id = publish(terms());
        var event = PublishedEvents.first(CallPublished.TYPE, id);
        assertThat(event.at("/localDeadline").asText()).isEqualTo("2025-03-01T23:59:59");
        assertThat(event.at("/rules/digitalCapOre").asLong()).isEqualTo(500_000_000);
        assertThat(event.at("/rules/minOwnSharePercent").asInt(-1)).isZero();
        assertThat(event.at("/reportingPlan/0/everyMonths").asInt()).isEqualTo(6);
        assertThat(event.at("/payment/gatedBy/0").asText()).isEqualTo("PROGRESS");
        assertThat(event.at("/acceptWithinDays").asInt()).isEqualTo(21);
    }

    @Test
    void theClockMovesACallOnAndItsClosingIsToldOnce() {
        String id = publish(terms());
        try (var replica = SERVICE.startReplica()) {
            assertThat(replica.isRunning()).isTrue();
            for (var step : List.of(
                    List.of("2025-01-15T07:59:59", "PUBLISHED"),
                    List.of("2025-01-15T08:00:00", "OPEN"),
                    List.of("2025-03-02T00:00:00", "LOCAL_CLOSED"),
                    List.of("2025-04-02T00:00:00", "CLOSED"))) {
                SERVICE.setClock(step.getFirst());
                assertThat(SENJA.get("/calls/" + id).text("/status")).isEqualTo(step.getLast());
                assertThat(allOf("applicant.senja", step.getLast())).contains(id);
            }
            assertThat(PublishedEvents.first(CallClosed.TYPE, id)
                            .at("/closedAt")
                            .asText())
                    .startsWith("2025-04-01T22:00:0");
            assertThat(PublishedEvents.all(CallClosed.TYPE, id)).hasSize(1);
        }
    }

    @Test
    void aCallWhoseDeadlinesHavePassedIsNotPublished() {
        String id = MANAGER.post("/calls", terms()).expect(201).id();
        SERVICE.setClock("2025-04-02T00:00:00");
        MANAGER.post("/calls/" + id + "/publish").refused(422, "DEADLINE_PASSED");
    }

    @Test
    void aCallInOneTierHasOneDeadline() {
        String id = publish(terms().replace("\"regionalDeadline\": \"2025-04-01T23:59:59\"", "\"oneTier\": true"));
        SERVICE.setClock("2025-03-02T00:00:00");
        assertThat(SENJA.get("/calls/" + id).text("/status")).isEqualTo("CLOSED");
    }

    @Test
    void aRegionalDeadlineMeansNothingInOneTierAndIsNotKept() {
        String id = publish(terms().replace("\"opensAt\"", "\"oneTier\": true, \"opensAt\""));
        assertThat(SENJA.get("/calls/" + id).text("/regionalDeadline")).isNull();
        assertThat(PublishedEvents.first(CallPublished.TYPE, id)
                        .at("/regionalDeadline")
                        .isNull())
                .isTrue();
        SERVICE.setClock("2025-03-02T00:00:00");
        assertThat(SENJA.get("/calls/" + id).text("/status")).isEqualTo("CLOSED");
    }

    @Test
    void whoPublishesTwiceAtOncePublishesOnce() throws Exception {
        String id = MANAGER.post("/calls", terms()).expect(201).id();
        Callable<Answer> publication = () -> MANAGER.post("/calls/" + id + "/publish");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(publication, publication, publication));
            assertThat(answers).extracting(answer -> answer.get().status()).containsExactlyInAnyOrder(200, 409, 409);
        }
    }

    @Test
    void beginsNoApplicationAfterTheLocalDeadline() {
        String id = openCall();
        SERVICE.setClock("2025-03-02T00:00:00");
        SENJA.post("/applications", """
                        {"callId": "%s", "title": "a"}""".formatted(id)).refused(422, "DEADLINE_PASSED");
    }

    private static void refusedToPublish(String terms, String code, String pointer) {
        String id = MANAGER.post("/calls", terms).expect(201).id();
        var refusal = MANAGER.post("/calls/" + id + "/publish")
                .refused(422, "CALL_INCOMPLETE")
                .at(pointer);
        assertThat(refusal.codes("/errors")).containsExactly(code);
    }

    private static List<String> allOf(String user, String status) {
        return SERVICE.as(user)
                .get("/calls?limit=200&status=" + status)
                .expect(200)
                .body()
                .at("/items")
                .findValuesAsText("id");
    }
}
