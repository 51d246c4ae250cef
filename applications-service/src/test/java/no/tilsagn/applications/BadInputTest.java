package no.tilsagn.applications;

import static no.tilsagn.applications.Round.BARDU;
import static no.tilsagn.applications.Round.MANAGER;
import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.confirmedDraft;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.tilsagn.backends.Backends;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong gets its own 4xx with a code and a pointer, and nothing is half done. */
class BadInputTest {
    private String call;
    private String draft;

    @BeforeEach
    void aDraft() {
        call = openCall();
        draft = completeDraft(call);
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"title":                                                       | MALFORMED_JSON       | ``
                    {"title": "a"} x                                                | MALFORMED_JSON       | ``
                    {"title": "a", "title": "b"}                                    | MALFORMED_JSON       | ``
                    []                                                              | WRONG_TYPE           | ``
                    {"titel": "a"}                                                  | UNKNOWN_FIELD        | /titel
                    {"status": "AWARDED"}                                           | READ_ONLY_FIELD      | /status
                    {"requestedAmount": 1}                                          | READ_ONLY_FIELD      | /requestedAmount
                    {"totalCost": null}                                             | READ_ONLY_FIELD      | /totalCost
                    {"healthCommunity": "helgeland"}                                | READ_ONLY_FIELD      | /healthCommunity
                    {"version": 99}                                                 | READ_ONLY_FIELD      | /version
                    {"id": "6d0f7c5e-2f0c-4c0b-9f5b-3b1f0b6f5a11"}                  | READ_ONLY_FIELD      | /id
                    {"number": {}}                                                  | READ_ONLY_FIELD      | /number
                    {"callId": "6d0f7c5e-2f0c-4c0b-9f5b-3b1f0b6f5a11"}              | READ_ONLY_FIELD      | /callId
                    {"submittedAt": "2025-02-01T10:00:00Z"}                         | READ_ONLY_FIELD      | /submittedAt
                    {"sections": {"intro": "a"}}                                    | UNKNOWN_FIELD        | /sections/intro
                    {"title": 7}                                                    | WRONG_TYPE           | /title
                    {"title": null}                                                 | INVALID_FIELDS       | /title
                    {"title": "  "}                                                 | INVALID_FIELDS       | /title
                    {"digital": "yes"}                                              | WRONG_TYPE           | /digital
                    {"projectType": "HOBBY"}                                        | INVALID_VALUE        | /projectType
                    {"projectType": 0}                                              | WRONG_TYPE           | /projectType
                    {"startsOn": "2025-02-30"}                                      | INVALID_VALUE        | /startsOn
                    {"startsOn": "28.02.25"}                                        | INVALID_VALUE        | /startsOn
                    {"startsOn": 20250228}                                          | WRONG_TYPE           | /startsOn
                    {"continuationOf": "2024-0001"}                                 | INVALID_VALUE        | /continuationOf
                    {"budget": {"lines": {}}}                                       | WRONG_TYPE           | /budget/lines
                    {"budget": {"lines": [null]}}                                   | INVALID_FIELDS       | /budget/lines/0
                    {"budget": {"lines": [{"type": "TRAVEL"}]}}                     | INVALID_FIELDS       | /budget/lines/0/side
                    {"milestones": [{"title": "a", "due": "Q4 2025"}]}              | INVALID_FIELDS       | /milestones/0/due
                    {"milestones": [{"title": "a", "due": "2025-Q5"}]}              | INVALID_FIELDS       | /milestones/0/due
                    {"milestones": [{"title": "a", "due": "2025-13"}]}              | INVALID_FIELDS       | /milestones/0/due
                    {"contacts": [{"email": "nobody"}]}                             | INVALID_FIELDS       | /contacts/0/email
                    {"parties": [{"role": "LEAD"}]}                                 | INVALID_FIELDS       | /parties/0/organisationId
                    {"parties": [{"organisationId": "5530", "role": "LEAD"}]}       | INVALID_VALUE        | /parties/0/organisationId
                    """)
    void anImpossiblePatchIsRefusedWhereItIsWrong(String patch, String code, String pointer) {
        String before = SENJA.get("/applications/" + draft).body().toString();

        SENJA.patch("/applications/" + draft, patch).refused(400, code).at(pointer);

        assertThat(SENJA.get("/applications/" + draft).body()).hasToString(before);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "-1, AMOUNT_NEGATIVE",
        "-0.01, AMOUNT_NEGATIVE",
        "0.001, AMOUNT_TOO_PRECISE",
        "1000000000000.01, AMOUNT_TOO_LARGE",
        "1e400, AMOUNT_TOO_LARGE",
        "1e999999999, AMOUNT_TOO_LARGE",
        "NaN, MALFORMED_JSON",
        "Infinity, MALFORMED_JSON",
        "'\"100\"', WRONG_TYPE",
        "true, WRONG_TYPE",
        "0x10, MALFORMED_JSON"
    })
    void anImpossibleAmountIsRefused(String amount, String code) {
        var refusal =
                SENJA.patch("/applications/" + draft, """
                        {"budget": {"lines": [{"side": "EXPENSE", "type": "TRAVEL", "amount": %s}]}}""".formatted(amount)).refused(400, code);
        if (!code.equals("MALFORMED_JSON")) {
            refusal.at("/budget/lines/0/amount");
        }
    }

    @Test
    void amountsThatAddUpToMoreThanThereIsAreRefused() {
        String line = """
                {"side": "EXPENSE", "type": "TRAVEL", "amount": 1000000000000}""";
        SENJA.patch("/applications/" + draft, "{\"budget\": {\"lines\": [" + line + "," + line + "]}}")
                .refused(422, "AMOUNT_TOO_LARGE")
                .at("/budget");
    }

    @Test
    void textThatNoDatabaseKeepsIsRefused() {
        SENJA.patch("/applications/" + draft, "{\"title\": \"a\\u0000b\"}")
                .refused(400, "INVALID_VALUE")
                .at("/title");
        SENJA.patch("/applications/" + draft, "{\"evaluationPoints\": [\"\\ud800\"]}")
                .refused(400, "INVALID_VALUE")
                .at("/evaluationPoints/0");
        SENJA.post("/applications", "{\"callId\": \"" + call + "\", \"title\": \"a\\u0000b\"}")
                .refused(400, "INVALID_VALUE")
                .at("/title");
        SENJA.get("/applications?q=%00").refused(400, "INVALID_VALUE").at("/q");
        SENJA.get("/organisations?q=a%00").refused(400, "INVALID_VALUE").at("/q");
        SECRETARIAT.get("/calls/" + call + "/ranking-lists/%00").refused(400, "INVALID_FIELDS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linje\\nskift", "a\\tb", "a\\u0007b", "a\\u0085b"})
    void whatEndsInLettersIsOneLineOfText(String text) {
        String title = "{\"title\": \"" + text + "\"}";
        SENJA.patch("/applications/" + draft, title)
                .refused(400, "INVALID_FIELDS")
                .at("/title");
        SENJA.post("/applications", "{\"callId\": \"" + call + "\", \"title\": \"" + text + "\"}")
                .refused(400, "INVALID_FIELDS")
                .at("/title");
        MANAGER.post("/calls", title).refused(400, "INVALID_FIELDS").at("/title");
        SERVICE.as("admin")
                .post("/organisations", """
                        {"name": "%s", "kind": "OTHER", "validFrom": "2024-01-01"}""".formatted(text))
                .refused(400, "INVALID_FIELDS")
                .at("/name");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"contacts": [{"name": "Kari%s"}]}                                              | /contacts/0/name
                    {"contacts": [{"title": "Rådgiver%s"}]}                                         | /contacts/0/title
                    {"milestones": [{"title": "Start%s"}]}                                          | /milestones/0/title
                    {"milestones": [{"title": "Start", "responsible": "Kari%s"}]}                   | /milestones/0/responsible
                    {"budget": {"lines": [{"side": "EXPENSE", "type": "TRAVEL", "label": "Fly%s"}]}} | /budget/lines/0/label
                    {"criteria": ["A%s"]}                                                           | /criteria/0
                    """)
    void namesAndTitlesAreOneLineOfText(String patch, String pointer) {
        for (String control : List.of("\\n", "\\t", "\\u0007", "\\u009b")) {
            SENJA.patch("/applications/" + draft, patch.formatted(control))
                    .refused(400, "INVALID_FIELDS")
                    .at(pointer);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"sections": {"description": "a%s"}}                      | /sections/description
                    {"sections": {"digitalPath": {"text": "a%s"}}}            | /sections/digitalPath/text
                    {"agreement": {"note": "a%s"}}                            | /agreement/note
                    {"benefits": [{"measure": "a%s"}]}                        | /benefits/0/measure
                    {"risks": [{"factor": "a%s"}]}                            | /risks/0/factor
                    {"evaluationPoints": ["a%s"]}                             | /evaluationPoints/0
                    {"amountRange": {"fallsAway": "a%s"}}                     | /amountRange/fallsAway
                    """)
    void longerTextsMayHaveParagraphsAndNoOtherControlCharacters(String patch, String pointer) {
        SENJA.patch("/applications/" + draft, patch.formatted("\\r\\n\\tb")).expect(200);
        SENJA.patch("/applications/" + draft, patch.formatted("\\u001b[2J"))
                .refused(400, "INVALID_FIELDS")
                .at(pointer);
    }

    @Test
    void aTitleIsKeptWithoutTheSpaceAroundIt() {
        assertThat(SENJA.patch("/applications/" + draft, "{\"title\": \" Et rom\\n\"}")
                        .expect(200)
                        .text("/title"))
                .isEqualTo("Et rom");
    }

    @Test
    void tooLongAndTooManyIsRefused() {
        SENJA.patch("/applications/" + draft, "{\"title\": \"" + "a".repeat(201) + "\"}")
                .refused(400, "INVALID_FIELDS")
                .at("/title");
        SENJA.patch("/applications/" + draft, "{\"sections\": {\"description\": \"" + "a".repeat(20_001) + "\"}}")
                .refused(400, "INVALID_FIELDS")
                .at("/sections/description");
        SENJA.patch(
                        "/applications/" + draft,
                        "{\"milestones\": [" + "{\"title\": \"a\"},".repeat(60) + "{\"title\": \"a\"}]}")
                .refused(400, "INVALID_FIELDS")
                .at("/milestones");
        SENJA.patch("/applications/" + draft, "{\"title\": \"" + "a".repeat(11_000_000) + "\"}")
                .refused(413, "TOO_LARGE");
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        SENJA.send("POST", "/applications", "callId=1", Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .refused(415, "UNSUPPORTED_MEDIA_TYPE");
        SERVICE.as("admin")
                .send("POST", "/organisations/import", "[]", Map.of("Content-Type", "application/json"))
                .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"milestones": [{"title": "a", "due": "Q4 2025"}]} | Use a quarter (2025-Q4) or a month (2025-10).
                    {"contacts": [{"organisationId": "6d0f7c5e-2f0c-4c0b-9f5b-3b1f0b6f5a11", "email": "nobody"}]} | Use an e-mail address.
                    """)
    void aRefusalSaysWhatToWriteInstead(String patch, String message) {
        assertThat(SENJA.patch("/applications/" + draft, patch).expect(400).text("/errors/0/message"))
                .isEqualTo(message);
    }

    @Test
    void aMissingBodyIsRefused() {
        SENJA.post("/applications").refused(400, "MISSING");
        SENJA.patch("/applications/" + draft, "").refused(400, "MISSING");
        SECRETARIAT.post("/applications/" + draft + "/screening").refused(400, "MISSING");
    }

    @Test
    void idsThatAreNoneOrOfNothingAreRefused() {
        SENJA.get("/applications/7").refused(400, "INVALID_VALUE").at("/id");
        SENJA.get("/applications/" + UUID.randomUUID()).refused(404, "NOT_FOUND");
        SENJA.get("/calls/" + UUID.randomUUID()).refused(404, "NOT_FOUND");
        SENJA.get("/organisations/" + UUID.randomUUID()).refused(404, "NOT_FOUND");
        SENJA.post("/applications", """
                        {"callId": "%s", "title": "a"}""".formatted(UUID.randomUUID()))
                .refused(422, "CALL_UNKNOWN")
                .at("/callId");
        SENJA.patch("/applications/" + draft, """
                        {"contacts": [{"organisationId": "%s"}]}""".formatted(UUID.randomUUID()))
                .refused(422, "ORGANISATION_UNKNOWN")
                .at("/contacts/0/organisationId");
    }

    @Test
    void impossibleFiltersAndPagesAreRefused() {
        SENJA.get("/applications?status=LOST").refused(400, "INVALID_VALUE").at("/status");
        SENJA.get("/applications?callId=7").refused(400, "INVALID_VALUE").at("/callId");
        SENJA.get("/applications?limit=0").refused(400, "INVALID_LIMIT");
        SENJA.get("/applications?limit=201").refused(400, "INVALID_LIMIT");
        SENJA.get("/applications?cursor=!").refused(400, "INVALID_CURSOR");
        SENJA.get("/applications?cursor=YQ").refused(400, "INVALID_CURSOR");
        SENJA.get("/calls?cursor=YQ").refused(400, "INVALID_CURSOR");
        SENJA.get("/organisations?cursor=YQ").refused(400, "INVALID_CURSOR");
        SENJA.get("/applications/" + draft + "/history?cursor=YQ").refused(400, "INVALID_CURSOR");
        SENJA.get("/organisations?asOf=2025-02-30").refused(400, "INVALID_VALUE");
    }

    @Test
    void aStaleOrMissingVersionIsRefused() {
        String stale = SENJA.get("/applications/" + draft).eTag();
        SENJA.patch("/applications/" + draft, "{\"title\": \"b\"}", stale).expect(200);

        SENJA.patch("/applications/" + draft, "{\"title\": \"c\"}", stale).refused(412, "STALE_VERSION");
        SENJA.send("PATCH", "/applications/" + draft, "{\"title\": \"c\"}", Map.of())
                .refused(428, "IF_MATCH_REQUIRED");
        SENJA.send("POST", "/applications/" + draft + "/submit", null, Map.of("If-Match", stale))
                .refused(412, "STALE_VERSION");
        assertThat(SENJA.get("/applications/" + draft).text("/title")).isEqualTo("b");
    }

    @Test
    void aCommandInTheWrongStateIsToldWhichOnesFit() {
        SECRETARIAT
                .post("/applications/" + draft + "/screening", "{\"outcome\": \"ELIGIBLE\"}")
                .refused(404, "NOT_FOUND");
        String submitted = Round.submitted(call);
        var refusal =
                SENJA.patch("/applications/" + submitted, "{\"title\": \"b\"}").refused(409, "ILLEGAL_STATE");
        assertThat(refusal.text("/state")).isEqualTo("SUBMITTED");
        assertThat(refusal.body().at("/allowedCommands"))
                .hasToString("[\"FIND_ELIGIBLE\",\"FIND_INELIGIBLE\",\"RETURN\",\"WITHDRAW\"]");
        BARDU.post("/applications/" + submitted + "/confirmations").refused(409, "ILLEGAL_STATE");
        SENJA.post("/applications/" + submitted + "/submit").refused(409, "ILLEGAL_STATE");
    }

    @Test
    void theSameRequestTwiceAtOnceHappensOnce() throws Exception {
        String id = confirmedDraft(call);
        String key = UUID.randomUUID().toString();
        Callable<Answer> submission = () -> SENJA.post("/applications/" + id + "/submit", null, key);
        Callable<Answer> withoutKey = () -> SENJA.post("/applications/" + id + "/submit");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(submission, submission, submission));
            assertThat(answers).extracting(answer -> answer.get().status()).containsOnly(200);
            var others = threads.invokeAll(List.of(withoutKey, withoutKey));
            assertThat(others).extracting(answer -> answer.get().status()).containsOnly(409);
        }
        PublishedEvents.first(ApplicationSubmitted.TYPE, id);
        SENJA.post("/applications/" + id + "/withdraw", null, key).refused(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(PublishedEvents.all(ApplicationSubmitted.TYPE, id)).hasSize(1);
    }

    @Test
    void twoWhoWriteTheSameVersionDoNotOverwriteEachOther() throws Exception {
        String version = SENJA.get("/applications/" + draft).eTag();
        Callable<Answer> byLead = () -> SENJA.patch("/applications/" + draft, "{\"title\": \"Av Senja\"}", version);
        Callable<Answer> byParty = () -> BARDU.patch("/applications/" + draft, "{\"title\": \"Av Bardu\"}", version);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(byLead, byParty));
            assertThat(answers).extracting(answer -> answer.get().status()).containsExactlyInAnyOrder(200, 412);
        }
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    "opensAt": "2025-01-15T08:00"              | "opensAt": "2025-03-02T00:00"             | /localDeadline
                    "localDeadline": "2025-03-01T23:59:59"     | "localDeadline": "2025-04-02T23:59:59"    | /regionalDeadline
                    "expectedDecisionOn": "2025-06-01"         | "expectedDecisionOn": "2025-03-31"        | /expectedDecisionOn
                    "scheme": "RST"                            | "scheme": null                            | /scheme
                    "maxMonths": 60                            | "maxMonths": null                         | /rules/maxMonths
                    "everyMonths": 6                           | "everyMonths": null                       | /reportingPlan/0
                    "gatedBy": ["PROGRESS"]                    | "gatedBy": ["FINANCIAL"]                  | /payment/gatedBy/0
                    "acceptWithinDays": 21                     | "acceptWithinDays": null                  | /acceptWithinDays
                    """)
    void aCallThatContradictsItselfIsNotPublished(String right, String wrong, String pointer) {
        String id = MANAGER.post("/calls", terms().replace(right, wrong))
                .expect(201)
                .id();
        MANAGER.post("/calls/" + id + "/publish")
                .refused(422, "CALL_INCOMPLETE")
                .at(pointer);
        assertThat(MANAGER.get("/calls/" + id).text("/status")).isEqualTo("DRAFT");
    }

    @Test
    void aCallOutOfBoundsIsRefused() {
        MANAGER.post("/calls", terms().replace("\"digitalSharePercent\": 15", "\"digitalSharePercent\": 101"))
                .refused(400, "INVALID_FIELDS")
                .at("/rules/digitalSharePercent");
        MANAGER.post("/calls", terms().replace("\"maxMonths\": 60", "\"maxMonths\": 6.5"))
                .refused(400, "INVALID_VALUE")
                .at("/rules/maxMonths");
        MANAGER.post("/calls", terms().replace("2025-01-15T08:00", "2025-01-15T08:00Z"))
                .refused(400, "INVALID_VALUE")
                .at("/opensAt");
        MANAGER.post("/calls", terms().replace("\"PATIENT_GROUPS\"", "\"patient groups\""))
                .refused(400, "INVALID_FIELDS")
                .at("/priorityAreas/0/code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensAt", "localDeadline", "regionalDeadline"})
    void aTimeThatTheClocksSkipIsRefused(String field) {
        String id = MANAGER.post("/calls", terms()).expect(201).id();
        for (String skipped : List.of("2025-03-30T02:00:00", "2025-03-30T02:30:00", "2025-03-30T02:59:59")) {
            String deadline = "{\"title\": \"a\", \"" + field + "\": \"" + skipped + "\"}";
            MANAGER.post("/calls", deadline).refused(400, "INVALID_FIELDS").at("/" + field);
            MANAGER.patch("/calls/" + id, deadline)
                    .refused(400, "INVALID_FIELDS")
                    .at("/" + field);
        }
        for (String there : List.of("2025-03-30T01:59:59", "2025-03-30T03:00:00", "2025-10-26T02:30:00")) {
            MANAGER.patch("/calls/" + id, "{\"" + field + "\": \"" + there + "\"}")
                    .expect(200);
        }
    }

    @Test
    void tokensThatAreExpiredForgedOrForOthersAreRefused() {
        var identity = Backends.identityProvider();
        for (String token : List.of(
                identity.expiredToken("applicant.senja"),
                identity.forgedToken("applicant.senja"),
                identity.wrongAudienceToken("applicant.senja"),
                identity.wrongIssuerToken("applicant.senja"),
                "nonsense")) {
            SERVICE.withToken(token).get("/applications").refused(401, "UNAUTHORIZED");
        }
        SERVICE.withToken(null).get("/applications").refused(401, "UNAUTHORIZED");
    }

    @Test
    void whoeverActsForNobodyRegisteredBeginsNothing() {
        var stranger = SERVICE.withToken(Backends.identityProvider()
                .token(Map.of(
                        "sub", "stranger",
                        "roles", List.of("APPLICANT"),
                        "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:987654321"))));
        stranger.post("/applications", """
                        {"callId": "%s", "title": "a"}""".formatted(call)).refused(403, "ORGANISATION_UNKNOWN");
        assertThat(stranger.get("/applications").expect(200).body().at("/items"))
                .isEmpty();
        stranger.get("/applications/" + draft).refused(404, "NOT_FOUND");
    }
}
