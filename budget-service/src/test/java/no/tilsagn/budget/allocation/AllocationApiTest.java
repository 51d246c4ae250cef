package no.tilsagn.budget.allocation;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.Committee.members;
import static no.tilsagn.budget.Committee.reject;
import static no.tilsagn.budget.Committee.with;
import static no.tilsagn.budget.KnownOrganisations.BRONNOY;
import static no.tilsagn.budget.KnownOrganisations.RANA;
import static no.tilsagn.budget.KnownOrganisations.SENJA;
import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.AtOnce;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import no.tilsagn.budget.Told;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardOffered;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AllocationApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Told TOLD = Told.by(SERVICE);

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void itIsTheDayOfTheMeeting() {
        SERVICE.moveClockTo(Round.MEETING);
    }

    @Test
    void showsCandidatesWithRankAndTraits() {
        Round round = Round.published(SERVICE);
        UUID preProject =
                round.submitted(Request.project("helgeland", BRONNOY, Map.of(2025, 1_500_000L, 2026, 2_100_000L))
                        .asPreProject("2025-08-01", "2026-10-31"));
        UUID other = round.submitted(Request.project("helgeland", RANA, Map.of(2025, 1_000_000L)));
        round.forwarded("helgeland", preProject, other);
        round.declareConflict(preProject, "committee.4", true);

        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of()));
        eventually(() -> !candidate(allocation, 0).get("conflictedMembers").isEmpty());

        JsonNode first = candidate(allocation, 0);
        assertThat(first.get("applicationId").asText()).isEqualTo(preProject.toString());
        assertThat(first.get("rank").asInt()).isEqualTo(1);
        assertThat(first.get("healthCommunity").asText()).isEqualTo("helgeland");
        assertThat(first.get("requestedAmount").asLong()).isEqualTo(3_600_000);
        assertThat(first.get("requestedByYear").toString()).isEqualTo("{\"2025\":1500000,\"2026\":2100000}");
        assertThat(first.get("traits").toString())
                .isEqualTo("{\"projectType\":\"PRE_PROJECT\",\"digital\":false,\"durationMonths\":15,"
                        + "\"continuationOf\":null}");
        assertThat(first.get("conflictedMembers").get(0).asText()).isEqualTo("committee.4");
        assertThat(candidate(allocation, 1).get("rank").asInt()).isEqualTo(2);
    }

    @Test
    void adoptsReservesAndOffersInOne() {
        Round round = Round.published(SERVICE);
        UUID first = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 2_000_000L, 2026, 2_000_000L)));
        UUID second = round.submitted(Request.project("helgeland", RANA, Map.of(2025, 1_000_000L)));
        round.forwarded("helgeland", first, second);
        UUID fund = COMMITTEE.fundWith(Map.of(2025, 5_000_000L, 2026, 5_000_000L));
        UUID allocation = COMMITTEE.open(round, fund);
        COMMITTEE.decide(
                allocation,
                with(
                        award(first, Map.of(2025, 2_000_000L, 2026, 1_500_000L), "Rammen rakk ikke til alt."),
                        "conditions",
                        List.of("Partene avklarer pasientansvaret.")),
                reject(second, "Rammen rakk ikke."));

        Api.Answer adopted = COMMITTEE.adopt(allocation);

        UUID awardId = COMMITTEE.awardOf(adopted);
        assertThat(adopted.body().get("status").asText()).isEqualTo("ADOPTED");
        assertThat(adopted.body().path("adoption").get("caseNumber").asText()).isEqualTo("7/2025");
        assertThat(year(fund, 2025)).containsEntry("available", 3_000_000L).containsEntry("reserved", 2_000_000L);
        assertThat(year(fund, 2026)).containsEntry("available", 3_500_000L).containsEntry("reserved", 1_500_000L);
        JsonNode award = API.get("applicant.vefsn", "/api/v1/awards/" + awardId).body();
        assertThat(award.get("status").asText()).isEqualTo("OFFERED");
        assertThat(award.get("number").asText()).matches("T-2025-\\d{4}");
        assertThat(award.get("requestedAmount").asLong()).isEqualTo(4_000_000);
        assertThat(award.get("total").asLong()).isEqualTo(3_500_000);
        assertThat(award.get("byYear").toString()).isEqualTo("{\"2025\":2000000,\"2026\":1500000}");
        assertThat(award.get("reductionReason").asText()).isEqualTo("Rammen rakk ikke til alt.");
        assertThat(award.get("acceptBy").asText()).isEqualTo("2025-07-03");
        assertThat(award.get("instalments")).hasSize(4);
        JsonNode offered = TOLD.first(AwardOffered.TYPE, awardId);
        assertThat(offered.get("acceptBy").asText()).isEqualTo("2025-07-03");
        assertThat(offered.get("totalOre").asLong()).isEqualTo(350_000_000);
        JsonNode decided = TOLD.first(AllocationAdopted.TYPE, allocation);
        assertThat(decided.get("items")).hasSize(2);
        assertThat(decided.get("items").get(1).get("outcome").asText()).isEqualTo("REJECT");
    }

    @Test
    void refusesAnAwardBeyondTheFund() {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 6_300_001L)));
        round.forwarded("helgeland", application);
        UUID fund = COMMITTEE.fundWith(Map.of(2025, 6_300_000L));
        UUID allocation = COMMITTEE.open(round, fund);
        COMMITTEE.decide(allocation, award(application, Map.of(2025, 6_300_001L)));

        Api.Answer refused = COMMITTEE.adopt(allocation);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("FUND_EXHAUSTED");
        assertThat(refused.body().get("year").asInt()).isEqualTo(2025);
        assertThat(refused.body().get("remaining").asLong()).isEqualTo(6_300_000);
        assertUntouched(allocation, fund, 6_300_000);
    }

    @Test
    void refusesAYearThatTheFundDoesNotHave() {
        Round round = Round.published(SERVICE);
        UUID application =
                round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 2_000_000L, 2027, 2_000_000L)));
        round.forwarded("helgeland", application);
        UUID fund = COMMITTEE.fundWith(Map.of(2025, 90_000_000L));
        UUID allocation = COMMITTEE.open(round, fund);
        COMMITTEE.decide(allocation, award(application, Map.of(2025, 2_000_000L, 2027, 2_000_000L)));

        Api.Answer refused = COMMITTEE.adopt(allocation);

        assertThat(refused.code()).isEqualTo("FUND_EXHAUSTED");
        assertThat(refused.body().get("year").asInt()).isEqualTo(2027);
        assertThat(refused.body().get("remaining").asLong()).isZero();
        assertUntouched(allocation, fund, 90_000_000);
    }

    @Test
    void leavesOutWhatWasWithdrawnOrFoundIneligible() {
        Round round = Round.published(SERVICE);
        UUID kept = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 1_000_000L)));
        UUID withdrawn = round.submitted(Request.project("helgeland", RANA, Map.of(2025, 1_000_000L)));
        UUID ineligible = round.submitted(Request.project("helgeland", BRONNOY, Map.of(2025, 1_000_000L)));
        round.forwarded("helgeland", withdrawn, ineligible, kept);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 1_000_000L)));
        COMMITTEE.decide(
                allocation,
                award(kept, Map.of(2025, 1_000_000L)),
                reject(withdrawn, "Trukket"),
                reject(ineligible, "Avvist"));
        round.withdraw(withdrawn);
        round.screen(ineligible, "INELIGIBLE");
        eventually(() -> API.get("auditor", "/api/v1/allocations/" + allocation)
                        .body()
                        .get("candidates")
                        .size()
                == 1);

        Api.Answer adopted = COMMITTEE.adopt(allocation);

        assertThat(adopted.status()).isEqualTo(200);
        assertThat(adopted.body().get("decisions")).hasSize(1);
    }

    @Test
    void refusesAConflictedMemberUntilThatMemberStepsOut() {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 1_000_000L)));
        round.forwarded("helgeland", application);
        round.declareConflict(application, "committee.3", true);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 1_000_000L)));
        COMMITTEE.decide(allocation, award(application, Map.of(2025, 1_000_000L)));
        eventually(() -> !candidate(allocation, 0).get("conflictedMembers").isEmpty());

        Api.Answer refused = COMMITTEE.adopt(allocation, members(5));

        assertThat(refused.code()).isEqualTo("CONFLICTED_MEMBER");
        assertThat(refused.body().get("conflicts").get(0).get("member").asText())
                .isEqualTo("committee.3");
        assertThat(adopt(
                                allocation,
                                "present",
                                List.of("committee.1", "committee.2", "committee.3 ", "committee.4", "committee.5"))
                        .code())
                .isEqualTo("CONFLICTED_MEMBER");
        assertThat(COMMITTEE
                        .adopt(
                                allocation,
                                List.of("committee.1", "committee.2", "committee.4", "committee.5", "committee.6"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsAConflictedChairTellWhatTheOthersDecided() {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 1_000_000L)));
        round.forwarded("helgeland", application);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 1_000_000L)));
        COMMITTEE.decide(allocation, award(application, Map.of(2025, 1_000_000L)));
        round.declareConflict(application, Committee.CHAIR, true);
        eventually(() -> !API.get("auditor", "/api/v1/allocations/" + allocation)
                .body()
                .at("/candidates/0/conflictedMembers")
                .isEmpty());
        List<String> others = members(8).subList(1, 8);

        assertThat(COMMITTEE.adopt(allocation, members(8)).code()).isEqualTo("CONFLICTED_MEMBER");
        Api.Answer adopted = COMMITTEE.adopt(allocation, others);

        assertThat(adopted.status()).as(adopted.body().toString()).isEqualTo(200);
        assertThat(adopted.body().at("/adoption/present")).hasSize(7);
        assertThat(adopted.body().at("/adoption/adoptedBy").asText()).isEqualTo(Committee.CHAIR);
    }

    @Test
    void takesDownAMeetingAtMostAMonthAhead() {
        UUID allocation = readyAllocation(COMMITTEE.fundWith(Map.of(2025, 1_000_000L)), 1_000_000);
        SERVICE.moveClockTo(Instant.parse("2025-06-11T22:00:00Z"));

        Api.Answer tooFar = adopt(allocation, "meetingOn", "2025-07-14");
        assertThat(tooFar.status()).isEqualTo(422);
        assertThat(tooFar.code()).isEqualTo("MEETING_IN_FUTURE");
        assertThat(tooFar.pointer()).isEqualTo("/meetingOn");
        assertThat(adopt(allocation, "meetingOn", "2025-07-13").status()).isEqualTo(200);
    }

    @Test
    void givesTheTimeToAcceptFromTheMeetingWhenThatIsAhead() {
        UUID fund = COMMITTEE.fundWith(Map.of(2025, 2_000_000L));
        SERVICE.moveClockTo(Instant.parse("2025-06-11T22:00:00Z"));

        assertThat(acceptBy(adopt(readyAllocation(fund, 1_000_000), "meetingOn", "2025-07-13")))
                .isEqualTo("2025-08-03");
        assertThat(acceptBy(adopt(readyAllocation(fund, 1_000_000), "meetingOn", "2025-06-01")))
                .isEqualTo("2025-07-03");
    }

    private static String acceptBy(Api.Answer adopted) {
        return API.get("auditor", "/api/v1/awards/" + COMMITTEE.awardOf(adopted))
                .body()
                .get("acceptBy")
                .asText();
    }

    @Test
    void givesTheLastKroneToExactlyOneOfTwoAdoptions() {
        for (int attempt = 0; attempt < 3; attempt++) {
            UUID fund = COMMITTEE.fundWith(Map.of(2025, 1_000_000L));
            List<UUID> allocations = List.of(readyAllocation(fund, 1_000_000), readyAllocation(fund, 1_000_000));
            List<Callable<Api.Answer>> adoptions = allocations.stream()
                    .<Callable<Api.Answer>>map(allocation -> () -> COMMITTEE.adopt(allocation))
                    .toList();

            List<Api.Answer> answers = AtOnce.run(adoptions);

            assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 422);
            UUID loser = allocations.get(answers.getFirst().status() == 422 ? 0 : 1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 422)
                    .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("FUND_EXHAUSTED"));
            assertThat(API.get("auditor", "/api/v1/allocations/" + loser)
                            .body()
                            .get("status")
                            .asText())
                    .isEqualTo("DRAFT");
            assertThat(year(fund, 2025)).containsEntry("available", 0L).containsEntry("reserved", 1_000_000L);
        }
    }

    @Test
    void adoptsOnceWhenTheSameRequestComesTwiceAtOnce() {
        UUID fund = COMMITTEE.fundWith(Map.of(2025, 5_000_000L));
        UUID allocation = readyAllocation(fund, 1_000_000);
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Callable<Api.Answer> adoption = () -> API.post(
                Committee.CHAIR, "/api/v1/allocations/" + allocation + "/adopt", Committee.meeting(members(5)), key);

        List<Api.Answer> answers = AtOnce.run(List.of(adoption, adoption, adoption));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Api.Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(year(fund, 2025)).containsEntry("reserved", 1_000_000L);
        TOLD.first(AllocationAdopted.TYPE, allocation);
        assertThat(TOLD.all(AllocationAdopted.TYPE, allocation)).hasSize(1);
    }

    @Test
    void refusesToAdoptTwiceAndToChangeWhatIsAdopted() {
        UUID allocation = readyAllocation(COMMITTEE.fundWith(Map.of(2025, 5_000_000L)), 1_000_000);
        COMMITTEE.adopt(allocation);

        Api.Answer again = COMMITTEE.adopt(allocation);
        Api.Answer change = API.put(
                "rhf.manager",
                "/api/v1/allocations/" + allocation + "/decisions",
                Map.of("items", List.of()),
                Committee.ANY_VERSION);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("ILLEGAL_STATE");
        assertThat(again.body().get("state").asText()).isEqualTo("ADOPTED");
        assertThat(change.code()).isEqualTo("ILLEGAL_STATE");
    }

    @Test
    void neverPromisesMoreThanWasAppliedForOverBothFunds() {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 1_000_000L)));
        round.rank("helgeland", "BOTH", application);
        UUID local = API.post(
                        "ssu.helgeland",
                        "/api/v1/funds",
                        Map.of("name", "Lokal pott", "kind", "LOCAL", "healthCommunity", "helgeland"))
                .id();
        API.post(
                "ssu.helgeland",
                "/api/v1/funds/" + local + "/appropriations",
                Map.of("year", 2025, "amount", 5_000_000, "reference", "Sak 3"));
        Map<String, Object> opening = Map.of("callId", round.callId(), "fundId", local, "year", 2025, "body", "SSU");
        UUID localAllocation = API.post("secretariat.helgeland", "/api/v1/allocations", opening)
                .id();
        eventually(() -> API.get("auditor", "/api/v1/allocations/" + localAllocation)
                        .body()
                        .get("candidates")
                        .size()
                == 1);
        API.put(
                "secretariat.helgeland",
                "/api/v1/allocations/" + localAllocation + "/decisions",
                Map.of("items", List.of(award(application, Map.of(2025, 400_000L), "Resten regionalt"))),
                Committee.ANY_VERSION);
        String adopt = "/api/v1/allocations/" + localAllocation + "/adopt";
        Map<String, Object> tooFew =
                Map.of("meetingOn", "2025-06-10", "caseNumber", "5", "present", List.of("a"), "members", 4);
        assertThat(API.post("ssu.helgeland", adopt, tooFew).code()).isEqualTo("NO_QUORUM");
        Map<String, Object> tooMany =
                Map.of("meetingOn", "2025-06-10", "caseNumber", "5", "present", List.of("a", "b", "c"), "members", 2);
        assertThat(API.post("ssu.helgeland", adopt, tooMany).code()).isEqualTo("NO_QUORUM");
        assertThat(API.post("ssu.finnmark", adopt, tooFew).status()).isEqualTo(404);
        assertThat(API.post("secretariat.helgeland", adopt, tooFew).status()).isEqualTo(403);
        Map<String, Object> nobody = Map.of("meetingOn", "2025-06-10", "caseNumber", "5", "present", List.of());
        assertThat(API.post("ssu.helgeland", adopt, nobody).code()).isEqualTo("NO_QUORUM");
        Map<String, Object> enough =
                Map.of("meetingOn", "2025-06-10", "caseNumber", "5", "present", List.of("ssu.helgeland"));
        Api.Answer adopted = API.post("ssu.helgeland", adopt, enough);
        assertThat(adopted.status()).as(adopted.body().toString()).isEqualTo(200);
        UUID regional = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 5_000_000L)));
        COMMITTEE.decide(regional, award(application, Map.of(2025, 700_000L), "Delvis"));

        Api.Answer refused = COMMITTEE.adopt(regional);

        assertThat(refused.code()).isEqualTo("RULE_BROKEN");
        assertThat(refused.body().get("violations").get(0).get("rule").asText()).isEqualTo("WITHIN_REQUEST");
        assertThat(refused.body().get("violations").get(0).get("limit").asLong())
                .isEqualTo(600_000);
    }

    @Test
    void opensOneAllocationOfAFundToACallInAYear() {
        Round round = Round.published(SERVICE);
        UUID fund = COMMITTEE.fundWith(Map.of());
        UUID first = COMMITTEE.open(round, fund);

        Api.Answer second = API.post("rhf.manager", "/api/v1/allocations", Committee.opening(round.callId(), fund));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("allocationId").asText()).isEqualTo(first.toString());
    }

    @Test
    void opensOneAllocationWhenTwoOpenItAtOnce() {
        Round round = Round.published(SERVICE);
        Map<String, Object> opening = Committee.opening(round.callId(), COMMITTEE.fundWith(Map.of()));
        Callable<Api.Answer> open = () -> API.post("rhf.manager", "/api/v1/allocations", opening);

        List<Api.Answer> answers = AtOnce.run(List.of(open, open, open));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 409, 409);
    }

    @Test
    void letsOnlyTheRightBodyAllocateAFund() {
        Round round = Round.published(SERVICE);
        UUID fund = COMMITTEE.fundWith(Map.of());
        Map<String, Object> opening = Committee.opening(round.callId(), fund);

        assertThat(API.post("applicant.senja", "/api/v1/allocations", opening).status())
                .isEqualTo(403);
        assertThat(API.post("secretariat.helgeland", "/api/v1/allocations", opening)
                        .status())
                .isEqualTo(404);
        assertThat(API.post(
                                "rhf.manager",
                                "/api/v1/allocations",
                                Map.of("callId", round.callId(), "fundId", fund, "year", 2025, "body", "SSU"))
                        .status())
                .isEqualTo(403);
        UUID allocation = COMMITTEE.open(round, fund);
        assertThat(API.get("ssu.helgeland", "/api/v1/allocations/" + allocation).status())
                .isEqualTo(404);
        assertThat(API.get("rhf.controller", "/api/v1/allocations/" + allocation)
                        .status())
                .isEqualTo(200);
        assertThat(API.post(
                                "committee.2",
                                "/api/v1/allocations/" + allocation + "/adopt",
                                Committee.meeting(members(5)))
                        .status())
                .isEqualTo(403);
        assertThat(API.get("auditor", "/api/v1/allocations?callId=" + round.callId())
                        .body()
                        .get("items"))
                .hasSize(1);
        assertThat(API.get("ssu.helgeland", "/api/v1/allocations?callId=" + round.callId())
                        .body()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void refusesDecisionsThatAreNoDecisions() {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("troms-ofoten", SENJA, Map.of(2025, 1_000_000L)));
        round.forwarded("troms-ofoten", application);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of()));
        String path = "/api/v1/allocations/" + allocation + "/decisions";

        assertRefused(put(path, award(application, Map.of())), 400, "/items/0/amountByYear");
        assertRefused(put(path, award(application, Map.of(1999, 1L))), 400, "/items/0/amountByYear");
        assertRefused(
                put(path, with(reject(application, "Nei"), "amountByYear", Map.of(2025, 1))),
                400,
                "/items/0/amountByYear");
        assertRefused(
                put(path, with(award(application, Map.of()), "amountByYear", Map.of("2025", 0.001))),
                400,
                "/items/0/amountByYear/2025");
        assertRefused(
                put(path, with(award(application, Map.of()), "amountByYear", Map.of("2025", -1))),
                400,
                "/items/0/amountByYear/2025");
        assertRefused(
                put(path, with(award(application, Map.of()), "amountByYear", Map.of("next year", 1))),
                400,
                "/items/0/amountByYear");
        assertRefused(
                put(path, award(application, Map.of(2025, 1_000_000_000_000L, 2026, 1L))),
                400,
                "/items/0/amountByYear");
        assertRefused(
                put(path, award(application, Map.of(2025, 1L)), award(application, Map.of(2025, 2L))),
                400,
                "/items/1/applicationId");
        assertRefused(put(path, award(UUID.randomUUID(), Map.of(2025, 1L))), 422, "/items/0/applicationId");
        assertThat(API.put(Committee.CHAIR, path, Map.of("items", List.of()), Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(API.put(Committee.CHAIR, path, Map.of("items", List.of()), Map.of("If-Match", "\"7\""))
                        .status())
                .isEqualTo(412);
        Api.Answer strangers = API.post(
                Committee.CHAIR,
                "/api/v1/allocations/" + allocation + "/adopt",
                Map.of("meetingOn", "2025-02-30", "caseNumber", "7/2025", "present", List.of()));
        assertRefused(strangers, 400, "/meetingOn");
        assertThat(API.get(Committee.CHAIR, "/api/v1/allocations/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesMeetingsThatAreNoMeetings() {
        UUID allocation = readyAllocation(COMMITTEE.fundWith(Map.of(2025, 1_000_000L)), 1_000_000);

        assertRefused(adopt(allocation, "meetingOn", "+999999999-12-31"), 400, "/meetingOn");
        assertRefused(adopt(allocation, "meetingOn", "1999-12-31"), 400, "/meetingOn");
        assertRefused(adopt(allocation, "caseNumber", "7/2025\u007f"), 400, "/caseNumber");
        assertRefused(adopt(allocation, "caseNumber", "7/2025\n8/2025"), 400, "/caseNumber");
        assertRefused(adopt(allocation, "present", List.of("committee.2", "committee.3\t")), 400, "/present/1");
    }

    @Test
    void countsEachMemberOnceAndNobodyElse() {
        UUID allocation = readyAllocation(COMMITTEE.fundWith(Map.of(2025, 1_000_000L)), 1_000_000);

        assertRefused(adopt(allocation, "present", List.of("committee.1", "committee.9")), 422, "/present/1");
        assertThat(adopt(
                                allocation,
                                "present",
                                List.of(
                                        "committee.2",
                                        "committee.2 ",
                                        " committee.2",
                                        "committee.3",
                                        "committee.4",
                                        "committee.5"))
                        .code())
                .isEqualTo("NO_QUORUM");
        Api.Answer adopted = adopt(allocation, "present", members(6).subList(1, 6));

        assertThat(adopted.status()).isEqualTo(200);
        assertThat(adopted.body().path("adoption").get("present").get(0).asText())
                .isEqualTo("committee.2");
        assertThat(adopted.body().path("adoption").get("present")).hasSize(5);
    }

    @Test
    void refusesReasonsTooLongToBeTold() {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 1_000_000L)));
        round.forwarded("helgeland", application);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of()));
        String path = "/api/v1/allocations/" + allocation + "/decisions";
        Object[] manyReasons = Stream.generate(() -> reject(UUID.randomUUID(), "å".repeat(1000)))
                .limit(101)
                .toArray();

        assertRefused(put(path, reject(application, "å".repeat(1001))), 400, "/items/0/reason");
        assertRefused(
                put(path, with(reject(application, "Nei"), "departureReason", "å".repeat(1001))),
                400,
                "/items/0/departureReason");
        assertRefused(put(path, manyReasons), 400, "/items");
        assertThat(put(path, reject(application, "å".repeat(1000))).status()).isEqualTo(200);
    }

    private static Api.Answer adopt(UUID allocation, String field, Object value) {
        Map<String, Object> meeting = new HashMap<>(Committee.meeting(members(5)));
        meeting.put(field, value);
        return API.post(Committee.CHAIR, "/api/v1/allocations/" + allocation + "/adopt", meeting);
    }

    private static Api.Answer put(String path, Object... items) {
        return API.put(Committee.CHAIR, path, Map.of("items", List.of(items)), Committee.ANY_VERSION);
    }

    private static void assertRefused(Api.Answer answer, int status, String pointer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.pointer()).isEqualTo(pointer);
    }

    private static UUID readyAllocation(UUID fund, long kroner) {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, kroner)));
        round.forwarded("helgeland", application);
        UUID allocation = COMMITTEE.open(round, fund);
        COMMITTEE.decide(allocation, award(application, Map.of(2025, kroner)));
        return allocation;
    }

    private static void assertUntouched(UUID allocation, UUID fund, long availableKroner) {
        assertThat(API.get("auditor", "/api/v1/allocations/" + allocation)
                        .body()
                        .get("status")
                        .asText())
                .isEqualTo("DRAFT");
        assertThat(year(fund, 2025)).containsEntry("available", availableKroner).containsEntry("reserved", 0L);
        assertThat(TOLD.all(AllocationAdopted.TYPE, allocation)).isEmpty();
    }

    private static Map<String, Long> year(UUID fund, int year) {
        JsonNode body =
                API.get("auditor", "/api/v1/funds/" + fund + "/years/" + year).body();
        return Map.of(
                "available", body.get("available").asLong(),
                "reserved", body.get("reserved").asLong());
    }

    private static JsonNode candidate(UUID allocation, int index) {
        return API.get(Committee.CHAIR, "/api/v1/allocations/" + allocation)
                .body()
                .get("candidates")
                .get(index);
    }
}
