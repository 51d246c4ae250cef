package no.tilsagn.budget.allocation;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.KnownOrganisations.RANA;
import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.budget.candidate.Shortlist;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of different applications and lists come in any order: nobody is left out because a message is late. */
class AwaitedApplicationTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Map<Integer, Long> ASKED = Map.of(2025, 1_000_000L);
    private static final Request REQUEST = Request.project("helgeland", VEFSN, ASKED);

    private Round round;
    private UUID known;

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void anApplicationIsSubmitted() {
        SERVICE.moveClockTo(Round.MEETING);
        round = Round.published(SERVICE);
        known = round.submitted(REQUEST);
    }

    @Test
    void opensNothingWhileARankedApplicationIsUnheardOf() {
        UUID late = UUID.randomUUID();
        round.rank("helgeland", "FORWARD", known, late);
        eventually(() -> shortlist().awaited().size() == 1);
        Map<String, Object> opening = Committee.opening(round.callId(), COMMITTEE.fundWith(ASKED));

        Api.Answer refused = API.post("rhf.manager", "/api/v1/allocations", opening);

        assertIncomplete(refused, late, late.toString());
        round.submit(late, 1, Request.project("helgeland", RANA, ASKED));
        eventually(() -> shortlist().candidates().size() == 2);
        assertThat(API.post("rhf.manager", "/api/v1/allocations", opening).status())
                .isEqualTo(201);
    }

    @Test
    void opensNothingWhileAnApplicationIsKnownOnlyAsItWasBeforeItWasCorrected() {
        String number = SERVICE.bean(Candidates.class).find(known).orElseThrow().number();
        round.screen(known, "RETURNED");
        round.rankVersions("helgeland", "FORWARD", Map.of(known, 5L));
        eventually(() -> shortlist().awaited().size() == 1);
        Map<String, Object> opening = Committee.opening(round.callId(), COMMITTEE.fundWith(ASKED));

        Api.Answer refused = API.post("rhf.manager", "/api/v1/allocations", opening);

        assertIncomplete(refused, known, number);
        round.submit(known, 5, REQUEST);
        eventually(() -> shortlist().candidates().size() == 1);
        assertThat(API.post("rhf.manager", "/api/v1/allocations", opening).status())
                .isEqualTo(201);
    }

    @Test
    void adoptsAndSimulatesNothingWhileAListIsAheadOfItsApplications() {
        round.forwarded("helgeland", known);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(ASKED));
        COMMITTEE.decide(allocation, award(known, ASKED));
        UUID late = UUID.randomUUID();
        Map<UUID, Long> versions = new LinkedHashMap<>();
        versions.put(late, 3L);
        versions.put(known, 1L);
        round.rankVersions("helgeland", "FORWARD", versions);
        eventually(() -> shortlist().awaited().size() == 1);

        Api.Answer adoption = COMMITTEE.adopt(allocation);
        Api.Answer simulation = API.post(
                "rhf.manager", "/api/v1/allocations/" + allocation + "/simulations", Map.of("strategy", "RANK_ORDER"));

        assertIncomplete(adoption, late, late.toString());
        assertIncomplete(simulation, late, late.toString());
        assertThat(API.get("auditor", "/api/v1/allocations/" + allocation)
                        .body()
                        .get("awaitedApplicationIds")
                        .get(0)
                        .asText())
                .isEqualTo(late.toString());
    }

    private Shortlist shortlist() {
        return SERVICE.bean(Candidates.class).forRegionalFund(round.callId());
    }

    private static void assertIncomplete(Api.Answer refused, UUID awaited, String name) {
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CANDIDATES_INCOMPLETE");
        assertThat(refused.body().get("applicationIds")).hasSize(1);
        assertThat(refused.body().get("applicationIds").get(0).asText()).isEqualTo(awaited.toString());
        assertThat(refused.body().get("detail").asText()).contains(name, "Try again", "operator");
    }
}
