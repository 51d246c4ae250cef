package no.tilsagn.budget.fund;

import static no.tilsagn.budget.fund.TestFunds.API;
import static no.tilsagn.budget.fund.TestFunds.SERVICE;
import static no.tilsagn.budget.fund.TestFunds.appropriate;
import static no.tilsagn.budget.fund.TestFunds.regional;
import static no.tilsagn.budget.fund.TestFunds.regionalWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.tilsagn.budget.Api.Answer;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.budget.ledger.Entry;
import no.tilsagn.budget.ledger.Ledger;
import no.tilsagn.budget.ledger.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundApiTest {
    @Test
    void showsWhatWasAppropriatedAsAvailable() {
        UUID fund = regional();

        Answer answer = appropriate(fund, 2025, new BigDecimal("90000000"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/funds/" + fund + "/years/2025");
        assertThat(answer.body().toString())
                .isEqualTo("{\"appropriated\":90000000,\"carriedIn\":0,\"carriedOut\":0,\"earmarked\":0,\"reserved\":0,"
                        + "\"committed\":0,\"disbursed\":0,\"returned\":0,\"available\":90000000}");
        assertThat(API.get("auditor", answer.header("Location")).body()).isEqualTo(answer.body());
    }

    @Test
    void addsUpToTheOre() {
        UUID fund = regional();
        appropriate(fund, 2025, new BigDecimal("0.01"));
        appropriate(fund, 2025, new BigDecimal("999999999999.98"));

        assertThat(year(fund, 2025).body().get("available").decimalValue()).isEqualByComparingTo("999999999999.99");
    }

    @Test
    void keepsYearsApart() {
        UUID fund = regionalWith(90_000_000, 2025, 2026);

        assertThat(year(fund, 2025).body().get("appropriated").asLong()).isEqualTo(90_000_000);
        assertThat(year(fund, 2027).body().get("appropriated").asLong()).isZero();
        assertThat(year(fund, 1999).status()).isEqualTo(404);
    }

    @Test
    void countsVersionsOfAFundByItsJournal() {
        UUID fund = regional();
        String path = "/api/v1/funds/" + fund;
        assertThat(API.get("auditor", path).header("ETag")).isEqualTo("\"0\"");

        Answer first = appropriate(fund, 2025, BigDecimal.ONE);

        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(API.get("auditor", path).header("ETag")).isEqualTo("\"1\"");
        Answer stale = API.post(
                "rhf.manager",
                path + "/appropriations",
                Map.of("year", 2025, "amount", 1, "reference", "Brev"),
                Map.of("If-Match", "\"0\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(API.get("auditor", path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void demandsADecisionAndAKnownAmount() {
        String path = "/api/v1/funds/" + regional() + "/appropriations";

        assertThat(API.post("rhf.manager", path, Map.of("year", 2025, "amount", 1)))
                .matches(answer -> answer.status() == 422 && answer.code().equals("DECISION_MISSING"));
        assertThat(API.post("rhf.manager", path, Map.of("year", 2025, "amount", 1, "reference", "  ")))
                .matches(answer -> answer.status() == 422 && answer.code().equals("DECISION_MISSING"));
        assertThat(API.post("rhf.manager", path, Map.of("year", 2025, "reference", "Brev")))
                .matches(answer -> answer.status() == 422 && answer.code().equals("AMOUNT_UNKNOWN"));
        assertThat(API.post("rhf.manager", path, "{\"year\": 2025, \"amount\": null, \"reference\": \"Brev\"}"))
                .matches(answer -> answer.status() == 422 && answer.code().equals("AMOUNT_UNKNOWN"));
    }

    @Test
    void refusesATotalThatCouldNotBeShown() {
        UUID fund = regional();
        appropriate(fund, 2025, new BigDecimal("1000000000000"));

        Answer answer = appropriate(fund, 2025, new BigDecimal("0.01"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("AMOUNT_TOO_LARGE");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"year": 2025, "amount": 0, "reference": "B"}                  | /amount    | AMOUNT_NOT_POSITIVE
                    {"year": 2025, "amount": -1, "reference": "B"}                 | /amount    |
                    {"year": 2025, "amount": 1.005, "reference": "B"}              | /amount    |
                    {"year": 2025, "amount": 1e99, "reference": "B"}               | /amount    |
                    {"year": 2025, "amount": 1000000000000.01, "reference": "B"}   | /amount    |
                    {"year": 2025, "amount": NaN, "reference": "B"}                |            | MALFORMED_JSON
                    {"year": 2025, "amount": "1", "reference": "B"}                | /amount    |
                    {"year": 2025, "amount": true, "reference": "B"}               | /amount    |
                    {"year": "2025", "amount": 1, "reference": "B"}                | /year      |
                    {"year": 2025.5, "amount": 1, "reference": "B"}                | /year      |
                    {"year": 1999, "amount": 1, "reference": "B"}                  | /year      | NUMBER_OUT_OF_BOUNDS
                    {"year": 2101, "amount": 1, "reference": "B"}                  | /year      | NUMBER_OUT_OF_BOUNDS
                    {"amount": 1, "reference": "B"}                                | /year      | MISSING
                    {"year": 2025, "amount": 1, "reference": 7}                    | /reference |
                    {"year": 2025, "amount": 1, "reference": "To\\nlinjer"}        | /reference | INVALID_FORMAT
                    {"year": 2025, "amount": 1, "reference": "N\\u0000L"}          | /reference |
                    {"year": 2025, "amount": 1, "reference": "B", "fund": 1}       | /fund      | UNKNOWN_FIELD
                    {"year": 2025, "year": 2026, "amount": 1, "reference": "B"}    |            |
                    {"year": 2025, "amount": 1, "reference": "B"} {}               |            |
                    {"year": 2025, "amount": 1, "reference": "B"                   |            | MALFORMED_JSON
                    []                                                             |            |
                    null                                                           |            |
                    """)
    void answersBadAppropriationsWith400(String body, String pointer, String code) {
        UUID fund = regional();

        Answer answer = API.post("rhf.manager", "/api/v1/funds/" + fund + "/appropriations", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (pointer != null) {
            assertThat(answer.pointer()).isEqualTo(pointer);
        }
        if (code != null) {
            assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
        }
        assertThat(API.get("auditor", "/api/v1/funds/" + fund).header("ETag")).isEqualTo("\"0\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"kind": "REGIONAL"}                                              | /name            | MISSING
                    {"name": " ", "kind": "REGIONAL"}                                 | /name            | MISSING
                    {"name": "N\\u0000L", "kind": "REGIONAL"}                         | /name            |
                    {"name": "Pott"}                                                  | /kind            | MISSING
                    {"name": "Pott", "kind": "NATIONAL"}                              | /kind            | INVALID_VALUE
                    {"name": "Pott", "kind": 0}                                       | /kind            |
                    {"name": "Pott", "kind": "LOCAL"}                                 | /healthCommunity | MISSING
                    {"name": "Pott", "kind": "REGIONAL", "healthCommunity": "lofoten"}| /healthCommunity | NOT_ALLOWED
                    """)
    void answersBadFundsWith400(String body, String pointer, String code) {
        Answer answer = API.post("rhf.manager", "/api/v1/funds", body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo(pointer);
        if (code != null) {
            assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
        }
    }

    @Test
    void answersWhatIsNotThereWith404AndWhatIsNoIdWith400() {
        assertThat(API.get("auditor", "/api/v1/funds/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(API.get("auditor", "/api/v1/funds/not-an-id").status()).isEqualTo(400);
        assertThat(API.get("auditor", "/api/v1/funds/" + regional() + "/years/tomorrow")
                        .status())
                .isEqualTo(400);
        assertThat(API.get("auditor", "/api/v1/funds?cursor=nonsense").status()).isEqualTo(400);
        assertThat(API.get("auditor", "/api/v1/funds/" + regional() + "/journal?cursor=bm9uc2Vuc2U")
                        .status())
                .isEqualTo(400);
        assertThat(API.get("auditor", "/api/v1/funds?limit=201").status()).isEqualTo(400);
    }

    @Test
    void answersABodyThatIsTooLargeOrNoJson() {
        String path = "/api/v1/funds";
        assertThat(API.post("rhf.manager", path, "{\"name\": \"" + "x".repeat(11_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(API.post("rhf.manager", path, "<fund/>", Map.of("Content-Type", "application/xml"))
                        .status())
                .isEqualTo(415);
        assertThat(API.post("rhf.manager", path, Map.of("name", "x".repeat(201), "kind", "REGIONAL"))
                        .pointer())
                .isEqualTo("/name");
    }

    @Test
    void givesARepeatedRequestTheFirstAnswerAndNoSecondEffect() throws Exception {
        UUID fund = regional();
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Callable<Answer> send = () -> API.post(
                "rhf.manager",
                "/api/v1/funds/" + fund + "/appropriations",
                Map.of("year", 2025, "amount", 5, "reference", "Brev"),
                key);

        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(4)) {
            answers = threads.invokeAll(List.of(send, send, send, send)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(year(fund, 2025).body().get("appropriated").asLong()).isEqualTo(5);
        Answer other = API.post(
                "rhf.manager",
                "/api/v1/funds/" + fund + "/appropriations",
                Map.of("year", 2025, "amount", 6, "reference", "Brev"),
                key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void listsTheJournalInPagesWithTheDecisionsItRestsOn() {
        UUID fund = regionalWith(1, 2025, 2026, 2027);
        String path = "/api/v1/funds/" + fund + "/journal";

        var first = API.get("auditor", path + "?limit=2").body();
        var rest = API.get(
                        "auditor", path + "?limit=2&cursor=" + first.get("next").asText())
                .body();

        assertThat(first.get("items")).hasSize(2);
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
        var entry = rest.at("/items/0");
        assertThat(entry.get("number").asInt()).isEqualTo(3);
        assertThat(entry.get("previousHash")).isEqualTo(first.at("/items/1/hash"));
        assertThat(entry.at("/decision/kind").asText()).isEqualTo("APPROPRIATION");
        assertThat(entry.at("/decision/reference").asText()).isEqualTo("Styresak 12-2025");
        assertThat(entry.at("/decision/by").asText()).isEqualTo("rhf.manager");
        assertThat(entry.at("/postings/0").toString())
                .isEqualTo("{\"year\":2027,\"bucket\":\"APPROPRIATED\",\"holder\":null,\"amount\":-1,\"balance\":-1}");
        assertThat(entry.at("/postings/1").toString())
                .isEqualTo("{\"year\":2027,\"bucket\":\"AVAILABLE\",\"holder\":null,\"amount\":1,\"balance\":1}");
    }

    @Test
    void provesTheEquationWithItsNumbers() {
        UUID fund = regionalWith(90_000_000, 2025, 2026);

        var proof = API.get("trust.unn", "/api/v1/funds/" + fund + "/proof").body();

        assertThat(proof.get("holds").asBoolean()).isTrue();
        assertThat(proof.get("firstEntry").asInt()).isEqualTo(1);
        assertThat(proof.get("lastEntry").asInt()).isEqualTo(2);
        assertThat(proof.get("entries").asInt()).isEqualTo(2);
        assertThat(proof.get("hashHead"))
                .isEqualTo(API.get("auditor", "/api/v1/funds/" + fund + "/journal")
                        .body()
                        .at("/items/1/hash"));
        assertThat(proof.at("/years/1/year").asInt()).isEqualTo(2026);
        assertThat(proof.at("/years/1/available").asLong()).isEqualTo(90_000_000);
        assertThat(proof.at("/years/1/holds").asBoolean()).isTrue();
        assertThat(proof.get("differences")).isEmpty();
    }

    @Test
    void provesAnEmptyFund() {
        var proof = API.get("auditor", "/api/v1/funds/" + regional() + "/proof").body();

        assertThat(proof.get("holds").asBoolean()).isTrue();
        assertThat(proof.get("firstEntry").asInt()).isZero();
        assertThat(proof.get("hashHead").asText()).isEqualTo("0".repeat(64));
    }

    @Test
    void takesAMistakenAppropriationBackOnceAndOnlyWhileItIsAvailable() {
        UUID fund = regionalWith(100, 2025);
        String path = "/api/v1/funds/" + fund + "/journal/1/reversal";
        var correction = Map.of("reference", "Notat 3", "reason", "Ført på feil fond");
        reserve(fund, 1);

        Answer promised = API.post("rhf.manager", path, correction);
        assertThat(promised.status()).isEqualTo(422);
        assertThat(promised.code()).isEqualTo("FUND_EXHAUSTED");
        assertThat(promised.body().get("remaining").asLong()).isEqualTo(99);
        assertThat(promised.body().get("year").asInt()).isEqualTo(2025);
        assertThat(API.post("rhf.manager", "/api/v1/funds/" + fund + "/journal/2/reversal", correction)
                        .code())
                .isEqualTo("NOT_REVERSIBLE");
        assertThat(API.post("rhf.manager", "/api/v1/funds/" + fund + "/journal/9/reversal", correction)
                        .status())
                .isEqualTo(404);

        appropriate(fund, 2025, BigDecimal.ONE);
        Answer reversal = API.post("rhf.manager", path, correction);
        assertThat(reversal.status()).isEqualTo(201);
        assertThat(reversal.body().get("reverses").asInt()).isEqualTo(1);
        assertThat(API.post("rhf.manager", path, correction).code()).isEqualTo("ALREADY_REVERSED");
        assertThat(API.post("rhf.manager", path, Map.of("reason", "Feil")).code())
                .isEqualTo("DECISION_MISSING");
    }

    private static Answer year(UUID fund, int year) {
        return API.get("auditor", "/api/v1/funds/" + fund + "/years/" + year);
    }

    private static void reserve(UUID fund, long kroner) {
        Ledger ledger = SERVICE.bean(Ledger.class);
        var decision = new DecisionReference(
                DecisionReference.Kind.ALLOCATION,
                UUID.randomUUID(),
                "Sak 4/2025",
                java.time.LocalDate.of(2025, 6, 15),
                "committee.1");
        var transfer = Transfer.of(UUID.randomUUID(), 2025, Bucket.AVAILABLE, Bucket.RESERVED, kroner * 100);
        SERVICE.inTransaction(() -> ledger.post(new Entry(fund, decision, "Tilsagn", List.of(transfer))));
    }
}
