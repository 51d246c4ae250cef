package no.tilsagn.budget.simulation;

import static no.tilsagn.budget.rule.Requests.RULES_2025;
import static no.tilsagn.budget.rule.Requests.digital;
import static no.tilsagn.budget.rule.Requests.kroner;
import static no.tilsagn.budget.rule.Requests.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import no.tilsagn.budget.allocation.DecisionBasis.RankedRequest;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.rule.GrantRequest;
import no.tilsagn.budget.rule.Step;
import no.tilsagn.budget.simulation.SimulationAnswer.Proposal;
import no.tilsagn.budget.simulation.SimulationAnswer.Unfunded;
import org.junit.jupiter.api.Test;

class RankOrderTest {
    private static final YearAmounts PLENTY = kroner(Map.of(2025, 90_000_000L, 2026, 90_000_000L));

    @Test
    void fundsEveryFirstBeforeAnySecond() {
        var answer = run(
                null,
                PLENTY,
                asking("helgeland", 2, "2025-0001", 1_000_000),
                asking("helgeland", 1, "2025-0004", 1_000_000),
                asking("finnmark", 1, "2025-0003", 1_000_000));

        assertThat(answer.proposals())
                .extracting(Proposal::applicationId)
                .containsExactly(id("2025-0003"), id("2025-0004"), id("2025-0001"));
        assertThat(answer.totalOre()).isEqualTo(300_000_000);
        assertThat(answer.unfunded()).isEmpty();
    }

    @Test
    void leavesOutWhatNoLongerFitsAndEveryLowerRankOfItsCommunity() {
        var answer = run(
                2_500_000L,
                PLENTY,
                asking("helgeland", 1, "2025-0001", 2_000_000),
                asking("finnmark", 1, "2025-0002", 1_000_000),
                asking("finnmark", 2, "2025-0003", 100_000),
                asking("helgeland", 2, "2025-0004", 400_000));

        assertThat(answer.proposals())
                .extracting(Proposal::applicationId)
                .containsExactly(id("2025-0001"), id("2025-0004"));
        assertThat(answer.unfunded())
                .extracting(Unfunded::applicationId)
                .containsExactly(id("2025-0002"), id("2025-0003"));
        assertThat(answer.unfunded().getFirst().why()).isEqualTo("Rammen er brukt opp.");
        assertThat(answer.unfunded().getLast().why()).contains("høyere prioritert");
    }

    @Test
    void givesAPartWhenTheProjectCanBeCarriedOutWithLess() {
        var answer = run(
                1_900_000L,
                PLENTY,
                new RankedRequest(
                        id("2025-0001"),
                        "2025-0001",
                        "troms-ofoten",
                        1,
                        180_000_000L,
                        project("2025-09-01", "2026-02-28", Map.of(2025, 1_500_000L, 2026, 700_000L))));

        assertThat(answer.proposals().getFirst().byYear()).isEqualTo(kroner(Map.of(2025, 1_500_000L, 2026, 400_000L)));
        assertThat(answer.proposals().getFirst().steps()).extracting(Step::rule).containsExactly("AMOUNT_RANGE");
    }

    @Test
    void givesNoPartBelowTheMinimum() {
        var answer = run(
                1_799_999L,
                PLENTY,
                new RankedRequest(
                        id("2025-0001"),
                        "2025-0001",
                        "troms-ofoten",
                        1,
                        180_000_000L,
                        project("2025-09-01", "2026-02-28", Map.of(2025, 2_200_000L))));

        assertThat(answer.proposals()).isEmpty();
        assertThat(answer.unfunded()).hasSize(1);
    }

    @Test
    void restsEachYearOfAnAwardOnThatYearOfTheFund() {
        var fiveYears = new RankedRequest(
                id("2025-0006"),
                "2025-0006",
                "helgeland",
                1,
                null,
                project("2025-08-01", "2026-12-31", Map.of(2025, 2_000_000L, 2026, 2_000_000L)));

        var answer = run(null, kroner(Map.of(2025, 90_000_000L, 2026, 1_999_999L)), fiveYears);

        assertThat(answer.unfunded().getFirst().why()).isEqualTo("Fondet har ikke nok igjen for 2026.");
    }

    @Test
    void appliesTheRulesBeforeItLooksAtTheMoney() {
        var answer = run(
                5_000_000L,
                PLENTY,
                new RankedRequest(id("2025-0001"), "2025-0001", "helgeland", 1, null, digital(40_000_000)));

        assertThat(answer.totalOre()).isEqualTo(500_000_000);
        assertThat(answer.proposals().getFirst().steps())
                .extracting(Step::rule)
                .containsExactly("DIGITAL_SHARE", "DIGITAL_CAP");
    }

    @Property(tries = 200)
    void staysWithinCeilingAndYearsAndNeverPassesAnybodyBy(
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 40_000_000) long ceiling,
            @ForAll @LongRange(min = 0, max = 20_000_000) long available) {
        Random random = new Random(seed);
        List<RankedRequest> candidates = candidates(random);
        YearAmounts fund = kroner(Map.of(2025, available, 2026, available / 2));

        var answer = RankOrder.run(input(ceiling, fund, candidates));

        assertThat(answer.totalOre()).isLessThanOrEqualTo(ceiling * 100);
        for (int year : List.of(2025, 2026)) {
            assertThat(answer.proposals().stream()
                            .mapToLong(proposal -> proposal.byYear().in(year))
                            .sum())
                    .isLessThanOrEqualTo(fund.in(year));
        }
        assertThat(answer.proposals().size() + answer.unfunded().size()).isEqualTo(candidates.size());
        for (Unfunded left : answer.unfunded()) {
            assertThat(answer.proposals())
                    .noneSatisfy(
                            funded -> assertThat(isBehind(candidates, funded.applicationId(), left.applicationId()))
                                    .isTrue());
        }
    }

    @Property(tries = 50)
    void givesTheSameAnswerWhateverOrderTheCandidatesComeIn(@ForAll long seed) {
        List<RankedRequest> candidates = candidates(new Random(seed));
        List<RankedRequest> shuffled = new java.util.ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(seed + 1));

        assertThat(RankOrder.run(input(9_000_000L, PLENTY, shuffled)))
                .isEqualTo(RankOrder.run(input(9_000_000L, PLENTY, candidates)));
    }

    private static boolean isBehind(List<RankedRequest> candidates, UUID one, UUID other) {
        RankedRequest first = find(candidates, one);
        RankedRequest second = find(candidates, other);
        return first.healthCommunity().equals(second.healthCommunity()) && first.rank() > second.rank();
    }

    private static RankedRequest find(List<RankedRequest> candidates, UUID id) {
        return candidates.stream()
                .filter(candidate -> candidate.applicationId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<RankedRequest> candidates(Random random) {
        return IntStream.range(0, 12)
                .mapToObj(index -> new RankedRequest(
                        id("2025-%04d".formatted(index)),
                        "2025-%04d".formatted(index),
                        List.of("helgeland", "finnmark", "troms-ofoten").get(index % 3),
                        index / 3 + 1,
                        random.nextBoolean() ? null : random.nextLong(400_000_000),
                        request(random)))
                .toList();
    }

    private static GrantRequest request(Random random) {
        return project(
                "2025-09-01",
                "2026-12-31",
                Map.of(2025, random.nextLong(5_000_000), 2026, random.nextLong(3_000_000) + 1));
    }

    private static RankedRequest asking(String community, int rank, String number, long kroner) {
        return new RankedRequest(
                id(number), number, community, rank, null, project("2025-09-01", "2026-08-31", Map.of(2025, kroner)));
    }

    private static SimulationAnswer run(Long ceilingKroner, YearAmounts available, RankedRequest... candidates) {
        return RankOrder.run(input(ceilingKroner, available, List.of(candidates)));
    }

    private static SimulationInput input(Long ceilingKroner, YearAmounts available, List<RankedRequest> candidates) {
        return new SimulationInput(
                Strategy.RANK_ORDER,
                ceilingKroner == null ? null : ceilingKroner * 100,
                RULES_2025,
                available,
                candidates);
    }

    private static UUID id(String number) {
        return UUID.nameUUIDFromBytes(number.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
