package no.tilsagn.budget.simulation;

import static no.tilsagn.budget.KnownOrganisations.BRONNOY;
import static no.tilsagn.budget.KnownOrganisations.SENJA;
import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);

    private static UUID digital;
    private static UUID preProject;
    private static UUID senja;
    private static String simulations;

    @BeforeAll
    static void threeApplicationsAreForwarded() {
        KnownOrganisations.make(SERVICE);
        Round round = Round.published(SERVICE);
        digital = round.submitted(
                Request.project("helgeland", VEFSN, Map.of(2025, 40_000_000L)).digitally());
        preProject = round.submitted(Request.project("helgeland", BRONNOY, Map.of(2025, 1_500_000L, 2026, 2_100_000L))
                .asPreProject("2025-08-01", "2026-10-31"));
        senja = round.submitted(Request.project("troms-ofoten", SENJA, Map.of(2025, 2_200_000L)));
        round.forwarded("helgeland", digital, preProject);
        round.forwarded("troms-ofoten", senja);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 90_000_000L, 2026, 90_000_000L)));
        simulations = "/api/v1/allocations/" + allocation + "/simulations";
    }

    @Test
    void proposesByRankUnderTheRulesOfTheCall() {
        Api.Answer answer =
                API.post("committee.2", simulations, Map.of("ceiling", 62_336_000, "strategy", "RANK_ORDER"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().get("total").asLong()).isEqualTo(5_000_000 + 2_200_000 + 2_880_000);
        assertThat(answer.body().get("proposals")).hasSize(3);
        var first = answer.body().get("proposals").get(0);
        assertThat(first.get("applicationId").asText()).isEqualTo(digital.toString());
        assertThat(first.get("steps").get(1).get("rule").asText()).isEqualTo("DIGITAL_CAP");
        assertThat(first.get("steps").get(1).get("from").asLong()).isEqualTo(6_000_000);
        assertThat(first.get("steps").get(1).get("to").asLong()).isEqualTo(5_000_000);
        var last = answer.body().get("proposals").get(2);
        assertThat(last.get("applicationId").asText()).isEqualTo(preProject.toString());
        assertThat(last.get("byYear").toString()).isEqualTo("{\"2025\":1500000,\"2026\":1380000}");
    }

    @Test
    void givesTheSameAnswerToTheSameInput() {
        Map<String, Object> question =
                Map.of("ceiling", 7_000_000, "strategy", "RANK_ORDER", "rules", Map.of("digitalCap", 4_000_000));

        Api.Answer first = API.post("committee.2", simulations, question);
        Api.Answer second = API.post("rhf.manager", simulations, question);
        Api.Answer other = API.post("rhf.manager", simulations, Map.of("strategy", "RANK_ORDER"));

        assertThat(second.body().get("inputHash")).isEqualTo(first.body().get("inputHash"));
        assertThat(second.body().get("proposals")).isEqualTo(first.body().get("proposals"));
        assertThat(second.body().get("unfunded")).isEqualTo(first.body().get("unfunded"));
        assertThat(first.body().get("unfunded").get(0).get("applicationId").asText())
                .isEqualTo(preProject.toString());
        assertThat(other.body().get("inputHash")).isNotEqualTo(first.body().get("inputHash"));
        assertThat(API.get("auditor", first.header("Location")).body()).isEqualTo(first.body());
    }

    @Test
    void givesTheSameAnswerAfterAdoptionWhateverHappensSince() {
        Round round = Round.published(SERVICE);
        UUID small = round.submitted(Request.project("helgeland", BRONNOY, Map.of(2025, 1_000_000L)));
        UUID big = round.submitted(Request.project("troms-ofoten", SENJA, Map.of(2025, 2_200_000L, 2026, 300_000L)));
        round.forwarded("helgeland", small);
        round.forwarded("troms-ofoten", big);
        UUID fund = COMMITTEE.fundWith(Map.of(2025, 3_000_000L, 2026, 300_000L));
        UUID allocation = COMMITTEE.open(round, fund);
        String questions = "/api/v1/allocations/" + allocation + "/simulations";
        List<Map<String, Object>> asked = List.of(
                Map.of("strategy", "RANK_ORDER"),
                Map.of("strategy", "RANK_ORDER", "ceiling", 2_600_000, "rules", Map.of("maxMonths", 12)));
        List<Api.Answer> before = asked.stream()
                .map(each -> API.post("committee.2", questions, each))
                .toList();
        COMMITTEE.decide(
                allocation,
                Committee.award(small, Map.of(2025, 1_000_000L)),
                Committee.reject(big, "Rammen rakk ikke til"));
        COMMITTEE.awardOf(COMMITTEE.adopt(allocation));
        API.post(
                "rhf.manager",
                "/api/v1/funds/" + fund + "/appropriations",
                Map.of("year", 2025, "amount", 50_000_000, "reference", "Styresak 44-2025"));
        round.withdraw(big);
        RunningService.eventually(() -> API.get("auditor", "/api/v1/allocations/" + allocation)
                        .body()
                        .get("candidates")
                        .size()
                == 1);

        for (int index = 0; index < asked.size(); index++) {
            Api.Answer again = API.post("rhf.manager", questions, asked.get(index));
            assertThat(again.status()).as(again.body().toString()).isEqualTo(201);
            for (String part : List.of("inputHash", "rules", "proposals", "total", "unfunded")) {
                assertThat(again.body().get(part))
                        .isEqualTo(before.get(index).body().get(part));
            }
        }
        assertThat(API.post("auditor", questions, asked.getFirst()).status()).isEqualTo(403);
        assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                    try (var sql = SERVICE.transactions().getConnection().createStatement()) {
                        return sql.execute("delete from adoption_basis");
                    }
                }))
                .hasStackTraceContaining("adoption_basis stays as it was");
    }

    @Test
    void canBeReplayedFromWhatIsKept() {
        UUID id = API.post("committee.2", simulations, Map.of("strategy", "RANK_ORDER"))
                .id();
        UUID allocation = UUID.fromString(simulations.split("/")[4]);
        Simulation kept = SERVICE.bean(SimulationRepository.class)
                .findByIdAndAllocationId(id, allocation)
                .orElseThrow();

        SimulationInput input = CanonicalJson.read(kept.input(), SimulationInput.class);

        assertThat(CanonicalJson.sha256(CanonicalJson.write(input))).isEqualTo(kept.inputHash());
        assertThat(CanonicalJson.write(Simulations.answer(input))).isEqualTo(kept.answer());
    }

    @Test
    void refusesQuestionsItCannotAnswer() {
        assertRefused(Map.of("strategy", "MAX_RANK_VALUE"), "/strategy");
        assertRefused(Map.of("ceiling", 1), "/strategy");
        assertRefused(Map.of("strategy", "RANK_ORDER", "ceiling", -1), "/ceiling");
        assertRefused(Map.of("strategy", "RANK_ORDER", "rules", Map.of("maxMonths", 0)), "/rules/maxMonths");
        assertRefused(
                Map.of("strategy", "RANK_ORDER", "rules", Map.of("digitalSharePercent", 101)),
                "/rules/digitalSharePercent");
        assertRefused(Map.of("strategy", "RANK_ORDER", "rules", Map.of("generosity", 1)), "/rules/generosity");
        assertThat(API.post("auditor", simulations, Map.of("strategy", "RANK_ORDER"))
                        .status())
                .isEqualTo(403);
        assertThat(API.post("ssu.helgeland", simulations, Map.of("strategy", "RANK_ORDER"))
                        .status())
                .isEqualTo(404);
        assertThat(API.get("auditor", simulations + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    private static void assertRefused(Map<String, Object> question, String pointer) {
        Api.Answer answer = API.post("committee.2", simulations, question);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo(pointer);
    }
}
