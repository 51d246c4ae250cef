package no.tilsagn.budget.allocation;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.Committee.reject;
import static no.tilsagn.budget.KnownOrganisations.BRONNOY;
import static no.tilsagn.budget.KnownOrganisations.RANA;
import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
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

/** Money that came back is allocated again, to those who were left without. */
class FurtherAllocationTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Map<Integer, Long> ASKED = Map.of(2025, 1_000_000L);

    private Round round;
    private UUID kept;
    private UUID declined;
    private UUID rejected;
    private UUID fund;
    private UUID first;

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void twoOfThreeAreOfferedAnAward() {
        SERVICE.moveClockTo(Round.MEETING);
        round = Round.published(SERVICE);
        kept = round.submitted(Request.project("helgeland", VEFSN, ASKED));
        declined = round.submitted(Request.project("helgeland", BRONNOY, ASKED));
        rejected = round.submitted(Request.project("helgeland", RANA, ASKED));
        round.forwarded("helgeland", kept, declined, rejected);
        fund = COMMITTEE.fundWith(Map.of(2025, 2_000_000L));
        first = COMMITTEE.open(round, fund);
        COMMITTEE.decide(first, award(kept, ASKED), award(declined, ASKED), reject(rejected, "Rammen rakk ikke."));
    }

    @Test
    void waitsUntilTheEarlierOneIsAdopted() {
        Api.Answer refused = API.post("rhf.manager", "/api/v1/allocations", Committee.opening(round.callId(), fund));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ALLOCATION_EXISTS");
        assertThat(refused.body().get("allocationId").asText()).isEqualTo(first.toString());
    }

    @Test
    void decidesOnThoseWithoutAnAwardThatStands() {
        JsonNode adopted = COMMITTEE.adopt(first).body();
        decline(adopted);

        UUID second = COMMITTEE.open(round, fund);

        assertThat(candidates(second)).containsExactly(declined.toString(), rejected.toString());
        Api.Answer other = API.put(
                Committee.CHAIR,
                "/api/v1/allocations/" + second + "/decisions",
                Map.of("items", List.of(award(kept, ASKED))),
                Committee.ANY_VERSION);
        assertThat(other.code()).isEqualTo("NOT_A_CANDIDATE");
        COMMITTEE.decide(
                second,
                reject(declined, "Takket nei."),
                Committee.with(award(rejected, ASKED), "departureReason", "Takket nei."));
        UUID awardId = COMMITTEE.awardOf(COMMITTEE.adopt(second));
        assertThat(API.get("applicant.rana", "/api/v1/awards/" + awardId)
                        .body()
                        .get("status")
                        .asText())
                .isEqualTo("OFFERED");
        JsonNode year =
                API.get("auditor", "/api/v1/funds/" + fund + "/years/2025").body();
        assertThat(year.get("reserved").asLong()).isEqualTo(2_000_000);
        assertThat(year.get("available").asLong()).isZero();
        assertThat(candidates(first))
                .as("what was decided on first stays to be seen")
                .hasSize(3);
    }

    @Test
    void leavesThoseWithAnAwardOutOfTheAllocationsOfOtherYearsToo() {
        UUID openedBefore = open(2026);
        COMMITTEE.adopt(first);

        assertThat(candidates(openedBefore)).containsExactly(rejected.toString());
        assertThat(candidates(open(2027))).containsExactly(rejected.toString());
    }

    @Test
    void keepsShowingWhatWasDecidedOnWhenOneThatWasOpenedEarlierIsAdoptedLater() {
        UUID later = open(2026);
        COMMITTEE.decide(later, reject(kept, "Vent."), reject(declined, "Vent."), reject(rejected, "Vent."));
        assertThat(COMMITTEE.adopt(later).status()).isEqualTo(200);

        assertThat(COMMITTEE.adopt(first).status()).isEqualTo(200);

        assertThat(candidates(later)).hasSize(3);
        assertThat(candidates(first)).hasSize(3);
    }

    private UUID open(int year) {
        Map<String, Object> opening = new HashMap<>(Committee.opening(round.callId(), fund));
        opening.put("year", year);
        return API.post("rhf.manager", "/api/v1/allocations", opening).id();
    }

    @Test
    void hasNothingToDecideOnWhenAllHaveWhatTheyGot() {
        round.withdraw(rejected);
        RunningService.eventually(() -> candidates(first).size() == 2);
        COMMITTEE.adopt(first);

        UUID second = COMMITTEE.open(round, fund);

        assertThat(candidates(second)).isEmpty();
        assertThat(COMMITTEE.adopt(second).code()).isEqualTo("NO_CANDIDATES");
    }

    private void decline(JsonNode adopted) {
        for (JsonNode decision : adopted.get("decisions")) {
            if (decision.get("applicationId").asText().equals(declined.toString())) {
                String path = "/api/v1/awards/" + decision.get("awardId").asText() + "/decline";
                assertThat(API.post("applicant.bronnoy", path, Map.of("reason", "Ombestemt"))
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static List<String> candidates(UUID allocation) {
        return API.get("auditor", "/api/v1/allocations/" + allocation)
                .body()
                .get("candidates")
                .findValuesAsText("applicationId");
    }
}
