package no.tilsagn.applications.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import no.tilsagn.api.Nok;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Property(tries = 200)
    void addsUpToTheOre(@ForAll @NotEmpty @Size(max = 300) List<@LongRange(min = 0, max = Nok.MAX_ORE) Long> amounts) {
        Budget budget = new Budget(amounts.stream().map(BudgetTest::expense).toList());
        assertThat(budget.totalCostOre())
                .isEqualTo(amounts.stream().mapToLong(Long::longValue).sum());
        assertThat(budget.requestedOre()).isNull();
    }

    @Property(tries = 200)
    void theYearsAddUpToTheWhole(
            @ForAll @NotEmpty @Size(max = 50) List<@LongRange(min = 0, max = 1_000_000_000) Long> amounts) {
        Budget budget = new Budget(amounts.stream()
                .map(ore -> line(BudgetLine.Type.GRANT_REQUESTED, ore % 3 == 0 ? null : 2025 + (int) (ore % 5), ore))
                .toList());
        assertThat(budget.requestedByYear(2025).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(budget.requestedOre());
    }

    @Test
    void oneUnknownLineMakesTheSumUnknown() {
        Budget budget =
                new Budget(Stream.of(100L, null, 200L).map(BudgetTest::expense).toList());
        assertThat(budget.totalCostOre()).isNull();
    }

    @Test
    void knowsWhenItAddsUpToMoreThanAnAmountCanBe() {
        assertThat(new Budget(List.of(expense(Nok.MAX_ORE))).exceedsBounds()).isFalse();
        assertThat(new Budget(List.of(expense(Nok.MAX_ORE), expense(1L))).exceedsBounds())
                .isTrue();
    }

    private static BudgetLine expense(Long ore) {
        return line(BudgetLine.Type.TRAVEL, 2025, ore);
    }

    private static BudgetLine line(BudgetLine.Type type, Integer year, Long ore) {
        return new BudgetLine(type.side, type, null, null, year, Nok.ofNullable(ore), null, null);
    }
}
