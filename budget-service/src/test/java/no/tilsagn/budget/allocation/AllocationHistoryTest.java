package no.tilsagn.budget.allocation;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.Committee.reject;
import static no.tilsagn.budget.KnownOrganisations.RANA;
import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Statement;
import java.util.ArrayList;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision leaves a trace: also one that was proposed and changed before the committee met. */
class AllocationHistoryTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Map<Integer, Long> ASKED = Map.of(2025, 1_000_000L);

    private Round round;
    private UUID first;
    private UUID second;
    private UUID allocation;
    private String path;

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void anAllocationIsOpen() {
        SERVICE.moveClockTo(Round.MEETING);
        round = Round.published(SERVICE);
        first = round.submitted(Request.project("helgeland", VEFSN, ASKED));
        second = round.submitted(Request.project("helgeland", RANA, ASKED));
        round.forwarded("helgeland", first, second);
        allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 2_000_000L)));
        path = "/api/v1/allocations/" + allocation;
    }

    @Test
    void tellsWhoPreparedWhichDecisionWhen() {
        put("rhf.manager", award(first, ASKED), reject(second, "Rammen rakk ikke."));
        put("committee.2", award(first, ASKED), award(second, ASKED));
        put("committee.3", award(second, ASKED));

        List<JsonNode> entries = entries("auditor");

        assertThat(entries.stream().map(this::told))
                .containsExactly(
                        "rhf.manager OPEN 0",
                        "rhf.manager DECIDE 1 first AWARD",
                        "rhf.manager DECIDE 1 second REJECT",
                        "committee.2 DECIDE 2 second AWARD",
                        "committee.3 DECIDE 3 first taken back");
        assertThat(entries.get(2).at("/decision/reason").asText()).isEqualTo("Rammen rakk ikke.");
        assertThat(entries.get(3).at("/decision/total").asLong()).isEqualTo(1_000_000);
        assertThat(entries.get(3).get("at").asText()).startsWith("2025-06-12T10:0");
        assertThat(entries.get(3).get("name").asText()).isNotBlank();
    }

    @Test
    void tellsOfSimulationsAndOfTheAdoptionToo() {
        UUID simulation = API.post("committee.4", path + "/simulations", Map.of("strategy", "RANK_ORDER"))
                .id();
        COMMITTEE.decide(allocation, award(first, ASKED), award(second, ASKED));
        COMMITTEE.adopt(allocation);

        List<JsonNode> entries = entries("committee.5");

        assertThat(entries.get(1).get("action").asText()).isEqualTo("SIMULATE");
        assertThat(entries.get(1).get("subject").asText()).isEqualTo("committee.4");
        assertThat(entries.get(1).get("simulationId").asText()).isEqualTo(simulation.toString());
        assertThat(told(entries.getLast())).isEqualTo("committee.1 ADOPT 2");
    }

    @Test
    void leavesNothingWhenNothingWasChangedOrSaved() {
        put("rhf.manager", award(first, ASKED));
        put("rhf.manager", award(first, ASKED));
        API.put(
                "rhf.manager",
                path + "/decisions",
                Map.of("items", List.of(award(UUID.randomUUID(), ASKED))),
                Committee.ANY_VERSION);

        assertThat(entries("auditor")).hasSize(2);
    }

    @Test
    void isReadPieceByPieceByThoseWhoMayAndWithoutWhatTheyAreConflictedOver() {
        round.declareConflict(second, "committee.6", true);
        eventually(() -> API.get("auditor", path).body().toString().contains("committee.6"));
        COMMITTEE.decide(allocation, award(first, ASKED), reject(second, "Nei"));

        assertThat(entries("committee.5")).hasSize(3);
        assertThat(entries("committee.6").stream().map(this::told))
                .containsExactly("rhf.manager OPEN 0", "committee.1 DECIDE 1 first AWARD");
        assertThat(API.get("rhf.controller", path + "/history").status()).isEqualTo(403);
        assertThat(API.get("ssu.helgeland", path + "/history").status())
                .as("of the regional fund")
                .isEqualTo(404);
        assertThat(API.get("auditor", path + "/history?cursor=bm9uZQ").status()).isEqualTo(400);
    }

    @Test
    void cannotBeRewritten() {
        assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                    try (Statement sql = SERVICE.transactions().getConnection().createStatement()) {
                        return sql.execute("delete from allocation_history");
                    }
                }))
                .hasStackTraceContaining("allocation_history stays as it was");
    }

    /** Two at a time. */
    private List<JsonNode> entries(String user) {
        List<JsonNode> entries = new ArrayList<>();
        JsonNode page = API.get(user, path + "/history?limit=2").body();
        page.get("items").forEach(entries::add);
        while (!page.get("next").isNull()) {
            page = API.get(
                            user,
                            path + "/history?limit=2&cursor=" + page.get("next").asText())
                    .body();
            page.get("items").forEach(entries::add);
        }
        return entries;
    }

    private String told(JsonNode entry) {
        String what = entry.get("subject").asText() + " " + entry.get("action").asText() + " "
                + entry.get("version").asText();
        if (entry.get("applicationId").isNull()) {
            return what;
        }
        String which = entry.get("applicationId").asText().equals(first.toString()) ? " first " : " second ";
        return what
                + which
                + (entry.get("decision").isNull()
                        ? "taken back"
                        : entry.at("/decision/outcome").asText());
    }

    private void put(String user, Object... items) {
        assertThat(API.put(user, path + "/decisions", Map.of("items", List.of(items)), Committee.ANY_VERSION)
                        .status())
                .isEqualTo(200);
    }
}
