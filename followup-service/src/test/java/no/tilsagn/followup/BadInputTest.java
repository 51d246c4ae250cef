package no.tilsagn.followup;

import static no.tilsagn.followup.StartedProject.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent, the answer is a 4xx that names the place, and nothing is half done. */
class BadInputTest {
    private static final class Holder {
        static final String DUTY = StartedProject.senja().duty("PROGRESS");
    }

    private final Followup followup = Followup.running();
    private final String report = "/duties/" + Holder.DUTY + "/report";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"summary":"a"                                                          | MALFORMED_JSON       |
            {"summary":"a"} x                                                       | MALFORMED_JSON       |
            {"summary":"a","summary":"b"}                                           | MALFORMED_JSON       |
            []                                                                      | WRONG_TYPE           |
            "text"                                                                  | WRONG_TYPE           |
            {"sumary":"a"}                                                          | UNKNOWN_FIELD        | /sumary
            {"spending":[{"sum":1}]}                                                | UNKNOWN_FIELD        | /spending/0/sum
            {"summary":1}                                                           | WRONG_TYPE           | /summary
            {"light":"BLUE"}                                                        | INVALID_VALUE        | /light
            {"light":""}                                                            | INVALID_VALUE        | /light
            {"light":0}                                                             | WRONG_TYPE           | /light
            {"spending":{}}                                                         | WRONG_TYPE           | /spending
            {"spending":[null]}                                                     | INVALID_FIELDS       | /spending/0
            {"spending":[{"amount":-1}]}                                            | AMOUNT_NEGATIVE      | /spending/0/amount
            {"spending":[{"amount":1},{"amount":0.001}]}                            | AMOUNT_TOO_PRECISE   | /spending/1/amount
            {"spending":[{"amount":1000000000000.01}]}                              | AMOUNT_TOO_LARGE     | /spending/0/amount
            {"spending":[{"amount":1e999999999}]}                                   | AMOUNT_TOO_LARGE     | /spending/0/amount
            {"spending":[{"amount":NaN}]}                                           | MALFORMED_JSON       |
            {"spending":[{"amount":"1"}]}                                           | WRONG_TYPE           | /spending/0/amount
            {"spending":[{"amount":600000000},{"amount":400000000.01}]}             | AMOUNT_TOO_LARGE     | /spending
            {"spending":[{"type":"project manager"}]}                               | INVALID_FIELDS       | /spending/0/type
            {"milestones":[{"status":"FINISHED"}]}                                  | INVALID_VALUE        | /milestones/0/status
            {"milestones":[{"newDue":"2025-Q5"}]}                                   | INVALID_FIELDS       | /milestones/0/newDue
            {"indicators":[{"value":1e30}]}                                         | INVALID_FIELDS       | /indicators/0/value
            {"indicators":[{"value":1e-999999999}]}                                 | INVALID_FIELDS       | /indicators/0/value
            {"indicators":[{"value":0.1234567}]}                                    | INVALID_FIELDS       | /indicators/0/value
            {"indicators":[{"value":true}]}                                         | WRONG_TYPE           | /indicators/0/value
            {"indicators":[{"measuredOn":"2025-02-30"}]}                            | INVALID_VALUE        | /indicators/0/measuredOn
            {"indicators":[{"measuredOn":20250228}]}                                | WRONG_TYPE           | /indicators/0/measuredOn
            {"spending":[{"label":"a\\nb"}]}                                        | INVALID_FIELDS       | /spending/0/label
            {"milestones":[{"title":"a\\u0007b"}]}                                 | INVALID_FIELDS       | /milestones/0/title
            {"milestones":[{"title":"a\\r\\nb"}]}                                  | INVALID_FIELDS       | /milestones/0/title
            {"indicators":[{"measure":"a\\tb"}]}                                   | INVALID_FIELDS       | /indicators/0/measure
            {"indicators":[{"measure":"a\\u0085b"}]}                               | INVALID_FIELDS       | /indicators/0/measure
            {"summary":"a\\u001bb"}                                                | INVALID_FIELDS       | /summary
            {"summary":"\\u0000"}                                                   | INVALID_VALUE        | /summary
            {"summary":"\\ud800"}                                                   | INVALID_VALUE        | /summary
            """)
    void aReportThatIsNoneIsRefusedWithAPointer(String body, String code, String pointer) {
        Answer answer = followup.put(WRITER, report, body, "If-Match", "*");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(followup.get(WRITER, report).eTag())
                .as("nothing is half done")
                .isEqualTo("\"0\"");
    }

    @Test
    void textsAndListsAreBounded() {
        assertThat(pointerOf(Map.of("summary", "a".repeat(20_001)))).isEqualTo("/summary");
        assertThat(pointerOf(Map.of("spending", Collections.nCopies(201, Map.of()))))
                .isEqualTo("/spending");
        assertThat(pointerOf(Map.of("milestones", Collections.nCopies(101, Map.of()))))
                .isEqualTo("/milestones");
        assertThat(pointerOf(Map.of("indicators", List.of(Map.of("measure", "a".repeat(301))))))
                .isEqualTo("/indicators/0/measure");
        assertThat(followup.put(WRITER, report, Map.of("summary", "a".repeat(11_000_000)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void summariesAndCommentsMayHaveSeveralLines() {
        String duty = StartedProject.senja().duty("PROGRESS");
        assertThat(StartedProject.write(duty, Map.of("light", "GREEN", "summary", "Først dette,\n\t- så dette.\r\n"))
                        .status())
                .isEqualTo(200);
        StartedProject.submit(duty);
        assertThat(StartedProject.review(duty, "REQUEST_CHANGES", "Rett:\n1. reiser\n2. lønn")
                        .status())
                .isEqualTo(200);
    }

    private String pointerOf(Object body) {
        return followup.put(WRITER, report, body).text("/errors/0/pointer");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                        | 400 | INVALID_FIELDS  | /outcome
            {"outcome":null}                          | 400 | INVALID_FIELDS  | /outcome
            {"outcome":"REJECT"}                      | 400 | INVALID_VALUE   | /outcome
            {"outcome":"APPROVE","comment":["a"]}     | 400 | WRONG_TYPE      | /comment
            {"outcome":"APPROVE","by":"me"}           | 400 | UNKNOWN_FIELD   | /by
            {"outcome":"APPROVE","comment":"\\u0000"} | 400 | INVALID_VALUE   | /comment
            {"outcome":"APPROVE","comment":"\\u0007"} | 400 | INVALID_FIELDS  | /comment
            {"outcome":"REQUEST_CHANGES"}             | 422 | COMMENT_MISSING | /comment
            """)
    void aReviewThatIsNoneIsRefusedWithAPointer(String body, int status, String code, String pointer) {
        Answer answer = followup.post("rhf.manager", report + "/review", body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /projects/nonsense                    | 400 | /id
            /projects/1                           | 400 | /id
            /duties/%00/report                    | 400 | /id
            /projects?status=OPEN                 | 400 | /status
            /projects?status=SUSPENDED            | 400 | /status
            /projects?healthCommunity=%00         | 400 | /healthCommunity
            /projects?healthCommunity=Helgeland'  | 400 | /healthCommunity
            /projects?limit=0                     | 400 | /limit
            /projects?limit=201                   | 400 | /limit
            /projects?limit=ten                   | 400 | /limit
            /projects?cursor=%25%25               | 400 | /cursor
            /projects?cursor=MTIz                 | 400 | /cursor
            /notifications?cursor=MTIz            | 400 | /cursor
            /notifications?cursor=AA              | 400 | /cursor
            /notifications?unread=maybe           | 400 | /unread
            /notifications?unread=%00             | 400 | /unread
            /notifications?unread=                | 400 | /unread
            /notifications?limit=-1               | 400 | /limit
            /projects?status=%00                  | 400 | /status
            /projects?status=%20ACTIVE            | 400 | /status
            /projects?healthCommunity=            | 400 | /healthCommunity
            /projects?healthCommunity=helgeland%0A | 400 | /healthCommunity
            /projects?healthCommunity=%01         | 400 | /healthCommunity
            /projects?cursor=%00                  | 400 | /cursor
            /projects?limit=%00                   | 400 | /limit
            """)
    void anAddressWithNonsenseInItIsRefused(String path, int status, String pointer) {
        Answer answer = followup.get(WRITER, path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void anotherContentTypeIsRefused() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            assertThat(followup.put(WRITER, report, "{}", "Content-Type", type).status())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    @Test
    void aMissingBodyIsRefused() {
        assertThat(followup.put(WRITER, report, null).status()).isEqualTo(400);
        assertThat(followup.put(WRITER, report, "").status()).isEqualTo(400);
        assertThat(followup.put(WRITER, report, "null").status()).isEqualTo(400);
        assertThat(followup.post("rhf.manager", report + "/review", null).status())
                .isEqualTo(400);
    }

    @Test
    void anIdempotencyKeyBelongsToOneRequest() {
        String duty = StartedProject.senja().duty("PROGRESS");
        String path = "/duties/" + duty + "/report/review";
        StartedProject.write(duty, StartedProject.reportOf(1));
        StartedProject.submit(duty);
        String key = "review-" + duty;
        Map<String, String> approval = Map.of("outcome", "APPROVE");
        Answer first = followup.post("rhf.manager", path, approval, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(followup.post("rhf.manager", path, approval, "Idempotency-Key", key)
                        .body())
                .isEqualTo(first.body());
        assertThat(followup.post(
                                "rhf.manager",
                                path,
                                Map.of("outcome", "APPROVE", "comment", "x"),
                                "Idempotency-Key",
                                key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(followup.post("rhf.manager", path, approval, "Idempotency-Key", "a".repeat(129))
                        .code())
                .isEqualTo("INVALID_IDEMPOTENCY_KEY");
    }

    @Test
    void anIfMatchThatIsNoVersionIsStale() {
        String duty = StartedProject.senja().duty("PROGRESS");
        StartedProject.write(duty, Map.of());
        for (String version : List.of("1", "\"abc\"", "\"-1\"", "W/\"1\"")) {
            assertThat(followup.put(WRITER, "/duties/" + duty + "/report", Map.of(), "If-Match", version)
                            .status())
                    .as(version)
                    .isEqualTo(412);
        }
    }
}
