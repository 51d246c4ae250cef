package no.tilsagn.budget.allocation;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.Committee.reject;
import static no.tilsagn.budget.KnownOrganisations.RANA;
import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Whoever has declared a conflict of interest over an application learns nothing of it here, and changes nothing. */
class ConflictOfInterestTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final String CONFLICTED = "committee.7";
    private static final Map<Integer, Long> ASKED = Map.of(2025, 7_654_321L);
    private static final Map<Integer, Long> OTHERS_ASKED = Map.of(2025, 1_000_000L);

    private UUID application;
    private UUID other;
    private UUID allocation;
    private String path;

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void aMemberHasDeclaredAConflict() {
        SERVICE.moveClockTo(Round.MEETING);
        Round round = Round.published(SERVICE);
        application = round.submitted(Request.project("helgeland", VEFSN, ASKED));
        other = round.submitted(Request.project("helgeland", RANA, OTHERS_ASKED));
        round.forwarded("helgeland", application, other);
        round.declareConflict(application, CONFLICTED, true);
        allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 20_000_000L)));
        path = "/api/v1/allocations/" + allocation;
        eventually(() -> !API.get("auditor", path)
                .body()
                .at("/candidates/0/conflictedMembers")
                .isEmpty());
        COMMITTEE.decide(allocation, award(application, ASKED), award(other, OTHERS_ASKED));
    }

    @Test
    void showsTheConflictedThatThereIsACandidateAndNoMore() {
        JsonNode shown = API.get(CONFLICTED, path).body();

        assertThat(filled(shown.at("/candidates/0")))
                .containsExactly("applicationId", "number", "healthCommunity", "rank", "conflicted");
        assertThat(shown.at("/candidates/0/conflicted").asBoolean()).isTrue();
        assertThat(shown.at("/candidates/1/conflicted").asBoolean()).isFalse();
        assertThat(shown.at("/candidates/1/requestedAmount").asLong()).isEqualTo(1_000_000);
        assertThat(filled(shown.at("/decisions/0"))).containsExactly("applicationId", "conflicted");
        assertThat(shown.at("/decisions/1/total").asLong()).isEqualTo(1_000_000);
        assertThat(API.get("committee.6", path).body().at("/decisions/0/total").asLong())
                .isEqualTo(7_654_321);
    }

    @Test
    void keepsTheDecisionThatTheConflictedDoNotSeeWhenTheyPrepareTheOthers() {
        Api.Answer prepared = put(reject(other, "Rammen rakk ikke."));

        assertThat(prepared.status()).as(prepared.body().toString()).isEqualTo(200);
        assertThat(prepared.body().toString()).doesNotContain("7654321");
        JsonNode decisions = API.get("auditor", path).body().get("decisions");
        assertThat(decisions).hasSize(2);
        assertThat(decisions.findValuesAsText("outcome")).containsExactlyInAnyOrder("AWARD", "REJECT");
    }

    @Test
    void refusesWhateverTheConflictedDecideAlsoWhenTheyGuessWhatStands() {
        for (Object item : List.of(award(application, ASKED), reject(application, "Nei"))) {
            Api.Answer refused = put(item, award(other, OTHERS_ASKED));

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("CONFLICT_OF_INTEREST");
            assertThat(refused.body().get("applicationId").asText()).isEqualTo(application.toString());
        }
    }

    @Test
    void simulatesForTheConflictedWithoutShowingWhatTheirApplicationGets() {
        Map<String, String> strategy = Map.of("strategy", "RANK_ORDER");
        Api.Answer theirs = API.post(CONFLICTED, path + "/simulations", strategy);
        Api.Answer others = API.post("committee.6", path + "/simulations", strategy);

        assertThat(theirs.body().get("inputHash")).isEqualTo(others.body().get("inputHash"));
        assertThat(others.body().get("total").asLong()).isEqualTo(8_654_321);
        assertThat(others.body().get("conflictedApplicationIds")).isEmpty();
        JsonNode read =
                API.get(CONFLICTED, path + "/simulations/" + others.id()).body();
        for (JsonNode shown : List.of(theirs.body(), read)) {
            assertThat(shown.get("proposals")).hasSize(1);
            assertThat(shown.at("/proposals/0/applicationId").asText()).isEqualTo(other.toString());
            assertThat(shown.get("total").asLong()).as("of what is shown").isEqualTo(1_000_000);
            assertThat(shown.at("/conflictedApplicationIds/0").asText()).isEqualTo(application.toString());
        }
    }

    @Test
    void keepsTheAwardAndItsLetterFromTheConflicted() {
        JsonNode adopted = COMMITTEE.adopt(allocation).body();
        String award = "/api/v1/awards/" + adopted.at("/decisions/0/awardId").asText();

        for (String unread : List.of(award, award + "/letter")) {
            assertThat(API.get(CONFLICTED, unread).status()).isEqualTo(403);
            assertThat(API.get(CONFLICTED, unread).code()).isEqualTo("CONFLICT_OF_INTEREST");
            assertThat(API.get("committee.6", unread).status()).isEqualTo(200);
        }
        String list = "/api/v1/awards?limit=200&callId=" + adopted.get("callId").asText();
        assertThat(API.get(CONFLICTED, list).body().get("items")).hasSize(1);
        assertThat(API.get("committee.6", list).body().get("items")).hasSize(2);
    }

    private Api.Answer put(Object... items) {
        return API.put(CONFLICTED, path + "/decisions", Map.of("items", List.of(items)), Committee.ANY_VERSION);
    }

    private static List<String> filled(JsonNode node) {
        List<String> filled = new ArrayList<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                filled.add(field.getKey());
            }
        });
        return filled;
    }
}
