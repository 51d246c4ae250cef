package no.tilsagn.e2e;

import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anybody sends, the answer says what is wrong and where, nothing is half done, and no service fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInput {
    private static final User ALTA = user("applicant.alta");

    private Round round;
    private Application draft;

    /** What the tables write in braces. */
    private Map<String, String> places;

    @BeforeAll
    void takeOneApplicationAllTheWay() {
        round = Round.open("Dårlig inndata", 10_000_000);
        draft = round.complete("alta", "finnmark", 500_000);
        var submitted = round.submitted("alta", "finnmark", 1_000_000);
        round.rank(submitted);
        var award = "/awards/"
                + round.offer(1_000_000, submitted)
                        .get(submitted.id())
                        .get("id")
                        .textValue();
        ALTA.post(award + "/accept").ok();
        var project = "/projects/" + Round.project(award).get("id").textValue();
        places = Map.of(
                "{call}", round.callId(),
                "{fund}", round.fundId(),
                "{draft}", draft.path(),
                "{ranking}", "/calls/" + round.callId() + "/ranking-lists/finnmark",
                "{allocation}", round.openAllocation(Round.openFund("Enda en pott", 1_000_000, 2025), 1),
                "{award}", award,
                "{report}",
                        "/duties/"
                                + manager().get(project).ok().at("/duties/0/id").textValue() + "/report",
                "{nothing}", UUID.randomUUID().toString());
        User.setClock(Round.FEBRUARY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            cut off                      | POST /calls | {"title": "Utlys                                          | 400 | MALFORMED_JSON |
            no JSON                      | POST /funds | hei                                                       | 400 | MALFORMED_JSON |
            more after the document      | POST /calls | {"title": "A"} {}                                         | 400 | MALFORMED_JSON |
            a field twice                | POST /calls | {"title": "A", "title": "B"}                              | 400 | MALFORMED_JSON |
            a list for an object         | POST /funds | []                                                        | 400 | WRONG_TYPE     |
            an unknown field             | POST /funds | {"name": "A", "kind": "REGIONAL", "owner": 1}             | 400 | UNKNOWN_FIELD  | /owner
            a number for a text          | POST /calls | {"title": 1}                                              | 400 | WRONG_TYPE     | /title
            a text for a number          | POST /calls | {"title": "A", "acceptWithinDays": "21"}                  | 400 | WRONG_TYPE     | /acceptWithinDays
            a code that is none          | POST /funds | {"name": "A", "kind": "NATIONAL"}                         | 400 | INVALID_VALUE  | /kind
            an impossible day            | POST /calls | {"title": "A", "expectedDecisionOn": "2025-02-30"}        | 400 | INVALID_VALUE  | /expectedDecisionOn
            an impossible time           | POST /calls | {"title": "A", "opensAt": "2025-01-15T25:00:00"}          | 400 | INVALID_VALUE  | /opensAt
            nothing where something must | POST /funds | {"name": null, "kind": "REGIONAL"}                        | 400 | INVALID_FIELDS | /name
            a local fund of no community | POST /funds | {"name": "A", "kind": "LOCAL", "healthCommunity": null}   | 400 | MISSING        | /healthCommunity
            """)
    void aDocumentThatCannotBeRead(String what, String request, String body, int status, String code, String pointer) {
        refused(manager(), request, body, status, code, pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1                         | AMOUNT_NEGATIVE
            0                          | AMOUNT_NOT_POSITIVE
            0.001                      | AMOUNT_TOO_PRECISE
            1e13                       | AMOUNT_TOO_LARGE
            99999999999999999999999999 | AMOUNT_TOO_LARGE
            "1000"                     | WRONG_TYPE
            true                       | WRONG_TYPE
            {}                         | WRONG_TYPE
            """)
    void anImpossibleAmount(String amount, String code) {
        var body = "{\"year\": 2025, \"amount\": " + amount + ", \"reference\": \"Budsjett\"}";
        refused(manager(), "POST /funds/{fund}/appropriations", body, 400, code, "/amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1,5", "0x10", "1_000"})
    void noNumberAtAll(String amount) {
        var body = "{\"year\": 2025, \"amount\": " + amount + ", \"reference\": \"Budsjett\"}";
        refused(manager(), "POST /funds/{fund}/appropriations", body, 400, "MALFORMED_JSON", null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            three decimals           | applicant.alta       | PATCH {draft}               | {"budget": {"lines": [{"side": "INCOME", "type": "OWN_SHARE", "amount": 1.234}]}} | 400 | AMOUNT_TOO_PRECISE              | /budget/lines/0/amount
            unknown deep inside      | applicant.alta       | PATCH {draft}               | {"sections": {"summary": "A"}}                       | 400 | UNKNOWN_FIELD  | /sections/summary
            an impossible date       | applicant.alta       | PATCH {draft}               | {"startsOn": "2025-13-01"}                           | 400 | INVALID_VALUE  | /startsOn
            what is computed         | applicant.alta       | PATCH {draft}               | {"requestedAmount": 1}                               | 400 | READ_ONLY_FIELD            | /requestedAmount
            an id that is none       | applicant.alta       | POST /applications          | {"callId": "42", "title": "A"}                       | 400 | INVALID_VALUE  | /callId
            a call that is not there | applicant.alta       | POST /applications          | {"callId": "{nothing}", "title": "A"}                | 422 | CALL_UNKNOWN   | /callId
            a stranger's confirmation| trust.unn            | POST {draft}/confirmations  | {}                                                   | 404 | NOT_FOUND      |
            a draft is not screened  | secretariat.finnmark | POST {draft}/screening      | {"outcome": "ELIGIBLE", "reason": "A"}               | 404 | NOT_FOUND      |
            an adopted list          | secretariat.finnmark | PUT {ranking}               | {"entries": []}                                      | 409 | ILLEGAL_STATE  |
            an outcome that is none  | secretariat.finnmark | POST {draft}/screening      | {"outcome": "PERHAPS", "reason": "A"}                | 400 | INVALID_VALUE  | /outcome
            """)
    void aBadRequestToApplications(
            String what, String who, String request, String body, int status, String code, String pointer) {
        refused(user(who), request, body, status, code, pointer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a fund that is not there   | committee.1    | POST /allocations                 | {"callId": "{call}", "fundId": "{nothing}", "year": 2025, "body": "ALLOCATION_COMMITTEE"} | 404 | NOT_FOUND     |
            a strategy that is none    | committee.1    | POST {allocation}/simulations     | {"ceiling": 1, "strategy": "LOTTERY"}        | 400 | INVALID_VALUE | /strategy
            a negative ceiling         | committee.1    | POST {allocation}/simulations     | {"ceiling": -1, "strategy": "RANK_ORDER"}    | 400 | AMOUNT_NEGATIVE             | /ceiling
            a decision over a stranger | committee.1    | PUT {allocation}/decisions        | {"items": [{"applicationId": "{nothing}", "outcome": "AWARD", "amountByYear": {"2025": 1}}]} | 422 | NOT_A_CANDIDATE | /items/0/applicationId
            a year that is none        | committee.1    | PUT {allocation}/decisions        | {"items": [{"applicationId": "{nothing}", "outcome": "AWARD", "amountByYear": {"1": 1}}]} | 400 | INVALID_YEAR | /items/0/amountByYear
            nobody is present          | committee.1    | POST {allocation}/adopt           | {"meetingOn": "2025-02-01", "caseNumber": "3", "present": []} | 422 | NO_QUORUM |
            accepted already           | applicant.alta | POST {award}/accept               | {}                                           | 409 | ILLEGAL_STATE |
            paid without approval      | rhf.controller | POST {award}/instalments/1/disburse | {}                                         | 409 | ILLEGAL_STATE |
            approved before its report | rhf.manager    | POST {award}/instalments/2/approve  | {}                                         | 409 | ILLEGAL_STATE |
            an instalment too many     | rhf.manager    | POST {award}/instalments/99/approve | {}                                         | 404 | NOT_FOUND     |
            a year for ever            | rhf.manager    | POST /funds/{fund}/appropriations | {"year": 99999, "amount": 1, "reference": "A"} | 400 | INVALID_FIELDS           | /year
            """)
    void aBadRequestToBudget(
            String what, String who, String request, String body, int status, String code, String pointer) {
        refused(user(who), request, body, status, code, pointer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a light of another colour  | applicant.alta | PUT {report}                      | {"light": "BLUE"}                            | 400 | INVALID_VALUE | /light
            spending below zero        | applicant.alta | PUT {report}                      | {"spending": [{"type": "POSITIONS", "amount": -5}]} | 400 | AMOUNT_NEGATIVE      | /spending/0/amount
            nobody has written it      | applicant.alta | POST {report}/submit              | {}                                           | 422 | REPORT_INCOMPLETE             |
            not submitted yet          | rhf.manager    | POST {report}/review              | {"outcome": "APPROVE", "comment": "Fint"}    | 409 | ILLEGAL_STATE |
            other people's news        | applicant.alta | POST /notifications/{nothing}/read | {}                                          | 404 | NOT_FOUND     |
            """)
    void aBadRequestToFollowUp(
            String what, String who, String request, String body, int status, String code, String pointer) {
        refused(user(who), request, body, status, code, pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/applications", "/calls", "/organisations", "/funds", "/awards", "/projects", "/notifications"})
    void aPageThatIsNone(String list) {
        refused(manager(), "GET " + list + "?limit=0", "", 400, "INVALID_LIMIT", "/limit");
        refused(manager(), "GET " + list + "?limit=201", "", 400, "INVALID_LIMIT", "/limit");
        refused(manager(), "GET " + list + "?cursor=%22%27", "", 400, "INVALID_CURSOR", "/cursor");
    }

    private void refused(User who, String request, String body, int status, String code, String pointer) {
        for (var place : places.entrySet()) {
            request = request.replace(place.getKey(), place.getValue());
            body = body.replace(place.getKey(), place.getValue());
        }
        var method = request.substring(0, request.indexOf(' '));
        var sent = who.request(request.substring(method.length() + 1))
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, BodyPublishers.ofString(body));
        var answer = User.send(
                switch (method) {
                    case "PUT", "PATCH" -> sent.header("If-Match", "*");
                    case "POST" ->
                        sent.header("Idempotency-Key", UUID.randomUUID().toString());
                    default -> sent;
                });

        var problem = answer.refused(status, code);
        if (pointer != null) {
            assertThat(problem.at("/errors/0/pointer").asText())
                    .as(problem::toString)
                    .isEqualTo(pointer);
        }
    }

    @Test
    void aTextThatIsTooLong() {
        refused(
                manager(),
                "POST /calls",
                "{\"title\": \"%s\"}".formatted("x".repeat(201)),
                400,
                "INVALID_FIELDS",
                "/title");
    }

    @Test
    void aStaleVersionIsRefusedAndAMissingOneAskedFor() {
        ALTA.patch(draft.path(), "{\"title\": \"Ny\"}", "\"0\"").refused(412, "STALE_VERSION");
        User.send(ALTA.request(draft.path())
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString("{\"title\": \"Ny\"}")))
                .refused(428, "IF_MATCH_REQUIRED");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        ALTA.patch(draft.path(), "{\"title\": \"%s\"}".formatted("x".repeat(11 * 1024 * 1024)))
                .refused(413, "TOO_LARGE");
        ALTA.patch(draft.path(), "{\"title\": \"%s\"}".formatted("x".repeat(3 * 1024 * 1024)))
                .refused(413, "TOO_LARGE");
        ALTA.post(draft.path() + "/confirmations", "{\"x\": \"%s\"}".formatted("y".repeat(200_000)))
                .refused(413, "TOO_LARGE");
    }

    @Test
    void anotherContentTypeIsRefused() {
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            User.send(manager()
                            .request("/funds")
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString("{\"name\": \"A\", \"kind\": \"REGIONAL\"}")))
                    .refused(415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void anAddressOrAMethodThatIsNotThereIsRefused() {
        ALTA.get("/lottery").refused(404, "NOT_FOUND");
        ALTA.get("/applications/not-an-id").refused(400, "INVALID_VALUE");
        User.send(ALTA.request("/applications").DELETE()).refused(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void aTokenThatIsNotGenuineIsRefused() {
        for (var token : List.of("", "x", "a.b.c", Token.forged(ALTA.token()), Token.unsigned(ALTA.token()))) {
            for (var path : List.of("/applications", "/funds", "/projects")) {
                User.send(User.anonymous(path)
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .refused(401, "UNAUTHORIZED");
            }
        }
    }

    @Test
    void anExpiredTokenIsRefused() {
        var expired = Token.of("rhf.manager", "883658752", Duration.ofHours(-1), "FUND_MANAGER");
        User.send(User.anonymous("/funds")
                        .header("Authorization", "Bearer " + expired)
                        .GET())
                .refused(401, "UNAUTHORIZED");
    }

    /** After all of the above: nothing was done, and nobody failed. */
    @AfterAll
    void nothingIsHalfDoneAndNoServiceFailed() {
        assertThat(draft.read().get("title").textValue()).isEqualTo("Prosjekt i alta");
        var year = manager().get("/funds/" + round.fundId() + "/years/2025").ok();
        assertThat(year.get("appropriated").intValue()).isEqualTo(10_000_000);
        assertThat(year.get("committed").intValue()).isEqualTo(1_000_000);
        if (Platform.running().isOurs()) {
            for (var service : List.of("gateway", "applications-service", "budget-service", "followup-service")) {
                assertThat(Platform.running().log(service))
                        .noneMatch(line -> line.contains("\"ERROR\"")
                                || line.contains("\"status\":5") && line.contains("\"path\":\"/api/"));
            }
        }
    }
}
