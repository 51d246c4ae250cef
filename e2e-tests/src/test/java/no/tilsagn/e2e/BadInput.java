package no.tilsagn.e2e;

import static no.tilsagn.e2e.User.chair;
import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever anybody sends, the answer says what is wrong and where, nothing is half done, and no service fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInput {
    private static final User ALTA = user("applicant.alta");
    private static final String NOBODYS = UUID.randomUUID().toString();

    private Round round;
    private Application draft;
    private String allocation;
    private String award;
    private String report;

    /** @param pointer to the field at fault, or null when the whole request is */
    record Refused(
            String what, User user, String method, String path, String body, int status, String code, String pointer) {
        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    void takeOneApplicationAllTheWay() {
        round = Round.open("Dårlig inndata", 10_000_000);
        draft = round.complete("alta", "finnmark", 500_000);
        var submitted = round.submitted("alta", "finnmark", 1_000_000);
        round.rank(submitted);
        award = "/awards/"
                + round.offer(1_000_000, submitted)
                        .get(submitted.id())
                        .get("id")
                        .textValue();
        ALTA.post(award + "/accept").ok();
        var project = "/projects/" + Round.project(award).get("id").textValue();
        report = "/duties/" + manager().get(project).ok().at("/duties/0/id").textValue() + "/report";
        allocation = round.openAllocation(Round.openFund("Enda en pott", 1_000_000, 2025), 1);
        User.setClock(Round.FEBRUARY);
    }

    Stream<Refused> requests() {
        return Stream.of(malformed(), amounts(), applications(), budgets(), reports(), lists())
                .flatMap(List::stream);
    }

    private List<Refused> malformed() {
        var calls = "/calls";
        return List.of(
                post("cut off JSON", manager(), calls, "{\"title\": \"Utlys", 400, "MALFORMED_JSON", ""),
                post("no JSON at all", manager(), "/funds", "hei", 400, "MALFORMED_JSON", ""),
                post(
                        "something after the document",
                        manager(),
                        calls,
                        "{\"title\": \"A\"} {}",
                        400,
                        "MALFORMED_JSON",
                        ""),
                post("a list for an object", manager(), "/funds", "[]", 400, "WRONG_TYPE", ""),
                post(
                        "an unknown field",
                        manager(),
                        "/funds",
                        "{\"name\": \"A\", \"kind\": \"REGIONAL\", \"owner\": 1}",
                        400,
                        "UNKNOWN_FIELD",
                        "/owner"),
                post(
                        "a repeated field",
                        manager(),
                        calls,
                        "{\"title\": \"A\", \"title\": \"B\"}",
                        400,
                        "MALFORMED_JSON",
                        null),
                post("a number for a text", manager(), calls, "{\"title\": 1}", 400, "WRONG_TYPE", "/title"),
                post(
                        "a text for a number",
                        manager(),
                        calls,
                        "{\"title\": \"A\", \"acceptWithinDays\": \"21\"}",
                        400,
                        "WRONG_TYPE",
                        "/acceptWithinDays"),
                post(
                        "a code that is none",
                        manager(),
                        "/funds",
                        "{\"name\": \"A\", \"kind\": \"NATIONAL\"}",
                        400,
                        "INVALID_VALUE",
                        "/kind"),
                post(
                        "an id that is none",
                        ALTA,
                        "/applications",
                        "{\"callId\": \"42\", \"title\": \"A\"}",
                        400,
                        "INVALID_VALUE",
                        "/callId"),
                post(
                        "a text that is too long",
                        manager(),
                        calls,
                        "{\"title\": \"%s\"}".formatted("x".repeat(201)),
                        400,
                        null,
                        "/title"),
                post(
                        "a day that does not exist",
                        manager(),
                        calls,
                        "{\"title\": \"A\", \"expectedDecisionOn\": \"2025-02-30\"}",
                        400,
                        "INVALID_VALUE",
                        "/expectedDecisionOn"),
                post(
                        "a time that does not exist",
                        manager(),
                        calls,
                        "{\"title\": \"A\", \"opensAt\": \"2025-01-15T25:00:00\"}",
                        400,
                        "INVALID_VALUE",
                        "/opensAt"));
    }

    /** Each kind of impossible amount, where money comes into the fund. */
    private List<Refused> amounts() {
        var path = "/funds/" + round.fundId() + "/appropriations";
        return Stream.of(
                        "-1",
                        "0.001",
                        "1e13",
                        "NaN",
                        "Infinity",
                        "\"1000\"",
                        "true",
                        "{}",
                        "99999999999999999999999999")
                .map(amount -> post(
                        "the amount " + amount,
                        manager(),
                        path,
                        "{\"year\": 2025, \"amount\": " + amount + ", \"reference\": \"Budsjett\"}",
                        400,
                        null,
                        amount.equals("NaN") || amount.equals("Infinity") ? null : "/amount"))
                .toList();
    }

    private List<Refused> applications() {
        var path = draft.path();
        var ranking = "/calls/" + round.callId() + "/ranking-lists/finnmark";
        return List.of(
                patch(
                        "an amount with three decimals in a budget",
                        ALTA,
                        path,
                        "{\"budget\": {\"lines\": [{\"side\": \"INCOME\", \"type\": \"OWN_SHARE\", \"label\": \"A\", \"year\": 2025, \"amount\": 1.234}]}}",
                        400,
                        null,
                        "/budget/lines/0/amount"),
                patch(
                        "an unknown field deep inside",
                        ALTA,
                        path,
                        "{\"sections\": {\"summary\": \"A\"}}",
                        400,
                        "UNKNOWN_FIELD",
                        "/sections/summary"),
                patch(
                        "an impossible date",
                        ALTA,
                        path,
                        "{\"startsOn\": \"2025-13-01\"}",
                        400,
                        "INVALID_VALUE",
                        "/startsOn"),
                patch(
                        "what the platform computes",
                        ALTA,
                        path,
                        "{\"requestedAmount\": 1}",
                        400,
                        null,
                        "/requestedAmount"),
                post(
                        "a call that is not there",
                        ALTA,
                        "/applications",
                        "{\"callId\": \"%s\", \"title\": \"A\"}".formatted(NOBODYS),
                        422,
                        "CALL_UNKNOWN",
                        "/callId"),
                post(
                        "a confirmation by a stranger",
                        user("trust.unn"),
                        path + "/confirmations",
                        "{}",
                        404,
                        "NOT_FOUND",
                        null),
                post(
                        "a screening of a draft",
                        user("secretariat.finnmark"),
                        path + "/screening",
                        "{\"outcome\": \"ELIGIBLE\", \"reason\": \"A\"}",
                        404,
                        "NOT_FOUND",
                        null),
                put(
                        "a list that is adopted already",
                        user("secretariat.finnmark"),
                        ranking,
                        "{\"entries\": []}",
                        409,
                        "ILLEGAL_STATE",
                        null));
    }

    private List<Refused> budgets() {
        return List.of(
                post(
                        "an allocation of a fund that is not there",
                        chair(),
                        "/allocations",
                        "{\"callId\": \"%s\", \"fundId\": \"%s\", \"year\": 2025, \"body\": \"ALLOCATION_COMMITTEE\"}"
                                .formatted(round.callId(), NOBODYS),
                        404,
                        "NOT_FOUND",
                        null),
                post(
                        "an unknown strategy",
                        chair(),
                        allocation + "/simulations",
                        "{\"ceiling\": 1, \"strategy\": \"LOTTERY\"}",
                        400,
                        "INVALID_VALUE",
                        "/strategy"),
                post(
                        "a negative ceiling",
                        chair(),
                        allocation + "/simulations",
                        "{\"ceiling\": -1, \"strategy\": \"RANK_ORDER\"}",
                        400,
                        null,
                        "/ceiling"),
                put(
                        "a decision over a stranger",
                        chair(),
                        allocation + "/decisions",
                        "{\"items\": [%s]}".formatted(Round.award(NOBODYS, "{\"2025\": 1}")),
                        422,
                        null,
                        null),
                post(
                        "an adoption without decisions",
                        chair(),
                        allocation + "/adopt",
                        "{\"meetingOn\": \"2025-06-12\", \"caseNumber\": \"3/2025\", \"present\": [\"committee.1\"]}",
                        422,
                        null,
                        null),
                post("a second acceptance", ALTA, award + "/accept", "{}", 409, "ILLEGAL_STATE", null),
                post(
                        "a payment that nobody approved",
                        user("rhf.controller"),
                        award + "/instalments/1/disburse",
                        "{}",
                        409,
                        "ILLEGAL_STATE",
                        null),
                post(
                        "an approval before its report",
                        manager(),
                        award + "/instalments/2/approve",
                        "{}",
                        409,
                        "ILLEGAL_STATE",
                        null),
                post(
                        "an instalment that is not there",
                        manager(),
                        award + "/instalments/99/approve",
                        "{}",
                        404,
                        "NOT_FOUND",
                        null));
    }

    private List<Refused> reports() {
        return List.of(
                put("a light of another colour", ALTA, report, "{\"light\": \"BLUE\"}", 400, "INVALID_VALUE", "/light"),
                put(
                        "spending below zero",
                        ALTA,
                        report,
                        "{\"spending\": [{\"type\": \"POSITIONS\", \"label\": \"A\", \"amount\": -5}]}",
                        400,
                        null,
                        "/spending/0/amount"),
                post("a report that nobody has written", ALTA, report + "/submit", "{}", 422, null, null),
                post(
                        "a review of what is not submitted",
                        manager(),
                        report + "/review",
                        "{\"outcome\": \"APPROVE\", \"comment\": \"Fint\"}",
                        409,
                        "ILLEGAL_STATE",
                        null),
                post(
                        "a notification of others",
                        ALTA,
                        "/notifications/" + NOBODYS + "/read",
                        "{}",
                        404,
                        "NOT_FOUND",
                        null));
    }

    private List<Refused> lists() {
        return Stream.of(
                        "/applications", "/calls", "/organisations", "/funds", "/awards", "/projects", "/notifications")
                .flatMap(path -> Stream.of(
                        get("a page of no items of " + path, path + "?limit=0", "/limit"),
                        get("a page of too many items of " + path, path + "?limit=201", "/limit"),
                        get("a cursor of one's own of " + path, path + "?cursor=%22%27", "/cursor")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isRefusedWithACodeAndAPointer(Refused bad) {
        var request = bad.user
                .request(bad.path)
                .header(
                        "Content-Type",
                        bad.method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(bad.method, BodyPublishers.ofString(bad.body));
        var answer = User.send(
                bad.method.equals("GET") || bad.method.equals("POST") ? request : request.header("If-Match", "*"));

        var problem = answer.refused(
                bad.status, bad.code == null ? answer.json().path("code").asText() : bad.code);
        assertThat(problem.get("code").asText()).matches("[A-Z][A-Z_0-9]+");
        if (bad.pointer != null) {
            assertThat(problem.at("/errors/0/pointer").asText())
                    .as(problem::toString)
                    .isEqualTo(bad.pointer);
        }
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
                        .noneMatch(line -> line.contains("\"ERROR\"") || line.contains("\"status\":5"));
            }
        }
    }

    private static Refused post(
            String what, User user, String path, String body, int status, String code, String pointer) {
        return new Refused(what, user, "POST", path, body, status, code, pointer);
    }

    private static Refused put(
            String what, User user, String path, String body, int status, String code, String pointer) {
        return new Refused(what, user, "PUT", path, body, status, code, pointer);
    }

    private static Refused patch(
            String what, User user, String path, String body, int status, String code, String pointer) {
        return new Refused(what, user, "PATCH", path, body, status, code, pointer);
    }

    private static Refused get(String what, String path, String pointer) {
        return new Refused(what, manager(), "GET", path, "", 400, null, pointer);
    }
}
