package no.tilsagn.budget.instalment;

import static no.tilsagn.budget.rule.Requests.kroner;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import no.tilsagn.budget.amount.YearAmounts;
import org.junit.jupiter.api.Test;

class InstalmentPlanTest {
    private static final InstalmentPlan TWICE_A_YEAR = new InstalmentPlan(2, List.of("PROGRESS"), 0);

    @Test
    void paysEachYearInPartsAtEvenDistances() {
        var plan = TWICE_A_YEAR.of(
                kroner(Map.of(2025, 1_500_000L, 2026, 1_380_000L)),
                LocalDate.parse("2025-08-01"),
                LocalDate.parse("2026-07-31"));

        assertThat(plan)
                .containsExactly(
                        new PlannedInstalment(1, 2025, LocalDate.parse("2025-08-01"), 75_000_000, null),
                        new PlannedInstalment(
                                2, 2025, LocalDate.parse("2025-10-16"), 75_000_000, new Gate("PROGRESS", 1)),
                        new PlannedInstalment(
                                3, 2026, LocalDate.parse("2026-01-01"), 69_000_000, new Gate("PROGRESS", 2)),
                        new PlannedInstalment(
                                4, 2026, LocalDate.parse("2026-04-17"), 69_000_000, new Gate("PROGRESS", 3)));
    }

    @Test
    void paysAFiveYearAwardFromFiveBudgetYears() {
        var award = new TreeMap<Integer, Long>();
        for (int year = 2025; year <= 2029; year++) {
            award.put(year, 200_000_000L);
        }

        var plan = new InstalmentPlan(1, List.of(), 0)
                .of(new YearAmounts(award), LocalDate.parse("2025-08-01"), LocalDate.parse("2030-07-31"));

        assertThat(plan).extracting(PlannedInstalment::year).containsExactly(2025, 2026, 2027, 2028, 2029);
        assertThat(plan).allSatisfy(instalment -> assertThat(instalment.gate()).isNull());
        assertThat(plan.stream().mapToLong(PlannedInstalment::amountOre).sum()).isEqualTo(1_000_000_000);
    }

    @Test
    void givesTheRestOfAnUnevenYearToItsLastInstalment() {
        var plan = new InstalmentPlan(3, List.of("PROGRESS"), 0)
                .of(YearAmounts.of(Map.of(2025, 100L)), LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31"));

        assertThat(plan).extracting(PlannedInstalment::amountOre).containsExactly(33L, 33L, 34L);
    }

    @Test
    void paysInOneWhatIsTooLittleToSplit() {
        var plan = TWICE_A_YEAR.of(
                YearAmounts.of(Map.of(2025, 1L)), LocalDate.parse("2025-12-31"), LocalDate.parse("2025-12-31"));

        assertThat(plan).hasSize(1);
        assertThat(plan.getFirst().amountOre()).isEqualTo(1);
    }

    @Test
    void keepsAShareOfTheWholeAwardForTheFinalReport() {
        var plan = new InstalmentPlan(1, List.of("PROGRESS"), 25)
                .of(
                        kroner(Map.of(2025, 900_000L, 2026, 100_000L)),
                        LocalDate.parse("2025-08-01"),
                        LocalDate.parse("2026-02-28"));

        assertThat(plan)
                .extracting(PlannedInstalment::no, PlannedInstalment::amountOre, PlannedInstalment::gate)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 75_000_000L, null),
                        org.assertj.core.groups.Tuple.tuple(2, 15_000_000L, new Gate("FINAL", 1)),
                        org.assertj.core.groups.Tuple.tuple(3, 10_000_000L, new Gate("FINAL", 1)));
    }

    @Property(tries = 500)
    void addsUpToEveryYearToTheOre(
            @ForAll @LongRange(min = 1, max = 100_000_000_000_000L) long first,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long second,
            @ForAll @IntRange(min = 1, max = 12) int perYear,
            @ForAll @IntRange(min = 0, max = 100) int heldBack,
            @ForAll @IntRange(min = 0, max = 364) int startsAfter) {
        YearAmounts award = YearAmounts.of(Map.of(2025, first, 2027, second));
        LocalDate from = LocalDate.parse("2025-01-01").plusDays(startsAfter);
        LocalDate to = LocalDate.parse("2027-01-01").plusDays(startsAfter);

        var plan = new InstalmentPlan(perYear, List.of("PROGRESS"), heldBack).of(award, from, to);

        var paid = new TreeMap<Integer, Long>();
        plan.forEach(instalment -> paid.merge(instalment.year(), instalment.amountOre(), Long::sum));
        assertThat(YearAmounts.of(paid)).isEqualTo(award);
        assertThat(plan)
                .extracting(PlannedInstalment::no)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, plan.size())
                        .boxed()
                        .toList());
        assertThat(plan).allSatisfy(instalment -> {
            assertThat(instalment.amountOre()).isPositive();
            assertThat(instalment.dueOn().getYear()).isEqualTo(instalment.year());
            assertThat(instalment.dueOn()).isBetween(from, to);
        });
        assertThat(plan).isSortedAccordingTo(java.util.Comparator.comparing(PlannedInstalment::dueOn));
    }
}
