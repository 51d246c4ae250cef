package no.tilsagn.api;

import static no.tilsagn.api.RunningNotes.json;
import static no.tilsagn.api.RunningNotes.problem;
import static no.tilsagn.api.RunningNotes.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import no.tilsagn.backends.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionsTest {
    private final RunningNotes running = RunningNotes.shared();
    private final InstantSource clock = running.bean(InstantSource.class);

    @ParameterizedTest(name = "{0} → {1} {2} at {3}")
    @CsvSource(delimiter = '|', textBlock = """
            {"text":"cut of                            | 400 | MALFORMED_JSON     |
            {"text":"a","amount":1                     | 400 | MALFORMED_JSON     |
            [1]                                        | 400 | WRONG_TYPE         |
            {"text":"a","amount":1}{}                  | 400 | MALFORMED_JSON     |
            {"text":"a","text":"b","amount":1}         | 400 | MALFORMED_JSON     |
            {"text":"a","amount":1,"extra":true}       | 400 | UNKNOWN_FIELD      | /extra
            {"text":"a","amount":"1"}                  | 400 | WRONG_TYPE         | /amount
            {"text":"a","amount":-1}                   | 400 | AMOUNT_NEGATIVE    | /amount
            {"text":"a","amount":1.005}                | 400 | AMOUNT_TOO_PRECISE | /amount
            {"text":"a","amount":1000000000000.01}     | 400 | AMOUNT_TOO_LARGE   | /amount
            {"text":"a","amount":1e999999}             | 400 | AMOUNT_TOO_LARGE   | /amount
            {"text":"a","amount":NaN}                  | 400 | MALFORMED_JSON     |
            {"text":"a","amount":1,"lines":[{},{"amount":0.001}]} | 400 | AMOUNT_TOO_PRECISE | /lines/1/amount
            {"text":"a","amount":1,"lines":[{},{},{},{}]} | 400 | SIZE_OUT_OF_BOUNDS | /lines
            {"text":"a","amount":1,"day":"2025-02-30"} | 400 | INVALID_VALUE      | /day
            {"text":"a","amount":1,"day":"+999999999-12-31"} | 400 | INVALID_VALUE | /day
            {"text":"a","amount":1,"day":"1899-12-31"} | 400 | INVALID_VALUE      | /day
            {"text":"a","amount":1,"day":"2200-01-01"} | 400 | INVALID_VALUE      | /day
            {"text":"a","amount":1,"day":[2025,3,1]}   | 400 | WRONG_TYPE         | /day
            {"text":"a","amount":1,"day":20250301}     | 400 | WRONG_TYPE         | /day
            {"text":"a","amount":1,"day":""}           | 400 | INVALID_VALUE      | /day
            {"text":"a","amount":1,"colour":"BLUE"}    | 400 | INVALID_VALUE      | /colour
            {"text":"a","amount":1,"colour":0}         | 400 | WRONG_TYPE         | /colour
            {"text":"a","amount":1,"count":3000000000} | 400 | NUMBER_OUT_OF_BOUNDS | /count
            {"text":"a","amount":1,"count":1.5}        | 400 | INVALID_VALUE      | /count
            {"text":"a","amount":1,"count":"1"}        | 400 | WRONG_TYPE         | /count
            {"text":7,"amount":1}                      | 400 | WRONG_TYPE         | /text
            {"text":["a"],"amount":1}                  | 400 | WRONG_TYPE         | /text
            {"text":"\\u0000","amount":1}             | 400 | INVALID_VALUE      | /text
            {"text":"\\ud800","amount":1}             | 400 | INVALID_VALUE      | /text
            {"text":"a","amount":1,"lines":{}}         | 400 | WRONG_TYPE         | /lines
            {"text":" ","amount":1}                    | 400 | MISSING            | /text
            {"text":"a"}                               | 400 | MISSING            | /amount
            {"text":"far too long for this field","amount":1} | 400 | SIZE_OUT_OF_BOUNDS | /text
            """)
    void refusesWhatItWouldHaveToGuessAt(String body, int status, String code, String pointer) throws Exception {
        var answer = post(body);
        JsonNode problem = problem(answer, status);
        JsonNode error = problem.at("/errors/0");
        assertThat(error.at("/code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(error.at("/pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error.at("/message").asText()).isNotBlank();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"text":"a"}                                        | This is required.
            {"text":"far too long for this field","amount":1}   | Use at most 20 characters.
            {"text":"a","amount":1,"lines":[{},{},{},{}]}       | Use at most 3 entries.
            {"text":"two\\nlines","amount":1}                   | Use one line, without control characters.
            {"text":"a","amount":1,"count":0}                   | Use 1 or more.
            {"text":"a","amount":1,"count":101}                 | Use 100 or less.
            """)
    void saysInWordsWhatIsAskedFor(String body, String message) throws Exception {
        assertThat(problem(post(body), 400).at("/errors/0/message").asText()).isEqualTo(message);
    }

    @Test
    void answersExactAmountsAndNulls() throws Exception {
        assertThat(post("{\"text\":\"a\",\"amount\":0.1}").body())
                .contains("\"amount\":0.10,")
                .contains("\"day\":null");
        assertThat(post("{\"text\":\"a\",\"amount\":2.2e6}").body()).contains("\"amount\":2200000,");
    }

    @Test
    void refusesAnotherKindOfBody() throws Exception {
        var request = request("/api/v1/notes")
                .POST(BodyPublishers.ofString("<a/>"))
                .setHeader("Content-Type", "application/xml");
        var refusal = problem(send(request), 415);
        assertThat(refusal.at("/code").asText()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(refusal.at("/detail").asText()).contains("application/xml", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "application/"})
    void refusesAKindOfBodyThatNobodyKnows(String contentType) throws Exception {
        var request = request("/api/v1/notes")
                .POST(BodyPublishers.ofString("{\"text\":\"a\",\"amount\":1}"))
                .setHeader("Content-Type", contentType);
        assertThat(problem(send(request), 415).at("/code").asText()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void namesTheCodesOfWhichOneIsRight() throws Exception {
        assertThat(post("{\"text\":\"a\",\"amount\":1,\"colour\":\"BLUE\"}").body())
                .contains("Use one of RED, GREEN.");
        assertThat(problem(send(request("/api/v1/notes?colour=BLUE")), 400)
                        .at("/errors/0/message")
                        .asText())
                .isEqualTo("Use one of RED, GREEN.");
    }

    @ParameterizedTest(name = "{0} → {1} {2} at {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''         | 200 |                |
            ' '        | 200 |                |
            {}         | 200 |                |
            {"why":1}  | 400 | UNKNOWN_FIELD  | /why
            []         | 400 | WRONG_TYPE     |
            1          | 400 | WRONG_TYPE     |
            {bad       | 400 | MALFORMED_JSON |
            {}{}       | 400 | MALFORMED_JSON |
            """)
    void refusesABodyThatACommandDoesNotAskFor(String body, int status, String code, String pointer) throws Exception {
        for (String key : new String[] {null, UUID.randomUUID().toString()}) {
            var request = request("/api/v1/notes/" + UUID.randomUUID() + "/finish")
                    .POST(BodyPublishers.ofString(body))
                    .setHeader("Content-Type", "application/json");
            var answer = send(key == null ? request : request.header("Idempotency-Key", key));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            if (code != null) {
                JsonNode error = problem(answer, status).at("/errors/0");
                assertThat(error.at("/code").asText()).isEqualTo(code);
                assertThat(error.at("/pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60_000, 200_000, 1_900_000})
    void refusesALongBodyThatACommandDoesNotAskForAtOnce(int length) throws Exception {
        var request = request("/api/v1/notes/" + UUID.randomUUID() + "/finish")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString("{\"x\":\"" + "y".repeat(length) + "\"}"))
                .setHeader("Content-Type", "application/json");
        assertThat(problem(send(request), 413).at("/code").asText()).isEqualTo("TOO_LARGE");
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        String body = "{\"text\":\"" + "x".repeat(2_100_000) + "\"}";
        assertThat(problem(post(body), 413).at("/code").asText()).isEqualTo("TOO_LARGE");
    }

    @Test
    void asksForABody() throws Exception {
        JsonNode problem = problem(send(request("/api/v1/notes").POST(BodyPublishers.noBody())), 400);
        assertThat(problem.at("/code").asText()).isEqualTo("MISSING");
    }

    @Test
    void knowsNoOtherAddressesOrMethods() throws Exception {
        assertThat(problem(send(request("/api/v1/nothing")), 404).at("/code").asText())
                .isEqualTo("NOT_FOUND");
        assertThat(problem(send(request("/api/v1/notes").DELETE()), 405)
                        .at("/code")
                        .asText())
                .isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(problem(send(request("/api/v1/notes/not-an-id").method("PATCH", BodyPublishers.ofString("{}"))), 400)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/id");
    }

    @Test
    void refusesStrangersAndForgers() throws Exception {
        String anyone = Backends.identityProvider().token("applicant.senja");
        for (String token : new String[] {"", "nonsense", anyone.substring(0, anyone.length() - 3) + "abc"}) {
            var request = running.request("/api/v1/notes").header("Authorization", "Bearer " + token);
            assertThat(problem(send(request), 401).at("/code").asText()).isEqualTo("UNAUTHORIZED");
        }
        problem(send(running.request("/api/v1/notes")), 401);
    }

    @Test
    void movesItsOwnClockButNotThatOfTheTokens() throws Exception {
        var moved = (DevelopmentClock) clock;
        for (String now : new String[] {"2025-02-27T08:00:00Z", "2031-01-01T00:00:00Z"}) {
            moved.moveTo(Instant.parse(now));
            assertThat(clock.instant())
                    .isBetween(Instant.parse(now), Instant.parse(now).plusSeconds(60));
            assertThat(send(request("/api/v1/notes/me")).statusCode()).isEqualTo(200);
            problem(
                    send(running.request("/api/v1/notes/me")
                            .header(
                                    "Authorization",
                                    "Bearer " + Backends.identityProvider().expiredToken("applicant.senja"))),
                    401);
        }
    }

    @Test
    void knowsWhoIsCalling() throws Exception {
        JsonNode caller = json(send(request("/api/v1/notes/me")).body());
        assertThat(caller.at("/subject").asText()).isEqualTo("applicant.senja");
        assertThat(caller.at("/organisationNumber").asText()).matches("[0-9]{9}");
        assertThat(caller.at("/roles/0").asText()).isEqualTo(Roles.APPLICANT);
    }

    @Test
    void hidesAFaultOfOursBehindATraceId() throws Exception {
        var answer = send(request("/api/v1/notes/broken")
                .header(Correlation.HEADER, "my-id.1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        JsonNode problem = problem(answer, 500);
        assertThat(problem.at("/code").asText()).isEqualTo("INTERNAL_ERROR");
        assertThat(problem.at("/traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(answer.body()).doesNotContain("hunter2");
        assertThat(answer.headers().firstValue(Correlation.HEADER)).contains("my-id.1");
    }

    @Test
    void replacesACorrelationIdThatIsNotSane() throws Exception {
        var answer = send(request("/api/v1/notes/me").header(Correlation.HEADER, "a b\"c"));
        assertThat(answer.headers().firstValue(Correlation.HEADER).orElseThrow())
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void mergesAPatchIntoTheVersionTheCallerRead() throws Exception {
        var answer = patch("{\"text\":\"after\",\"day\":null}", "\"7\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"8\"");
        assertThat(json(answer.body())).isEqualTo(json("""
                        {"text":"after","amount":1.50,"day":null,"colour":"RED","lines":[],"count":1}"""));
        assertThat(patch("{}", "*").statusCode()).isEqualTo(200);
        assertThat(problem(patch("{}", null), 428).at("/code").asText()).isEqualTo("IF_MATCH_REQUIRED");
        assertThat(problem(patch("{}", "\"6\""), 412).at("/code").asText()).isEqualTo("STALE_VERSION");
        assertThat(problem(patch("{\"lines\":[{\"amount\":true}]}", "*"), 400)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/lines/0/amount");
        problem(patch("[]", "*"), 400);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(request("/api/v1/notes").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> patch(String body, String ifMatch) throws Exception {
        var request = request("/api/v1/notes/" + UUID.randomUUID()).method("PATCH", BodyPublishers.ofString(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private HttpRequest.Builder request(String path) {
        return running.senjas(path);
    }
}
