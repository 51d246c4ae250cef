package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.tilsagn.api.Nok;

/** Where the money comes from and what it is for. Sums are null as long as a line of theirs is unknown. */
@Introspected
public record Budget(@Nullable @Size(max = 300) List<@NotNull @Valid BudgetLine> lines) {
    static final Budget NONE = new Budget(List.of());

    public Budget {
        lines = Objects.requireNonNullElse(lines, List.of());
    }

    /** The sum of what is applied for, in øre; null without such a line. */
    @Nullable
    public Long requestedOre() {
        return sum(line -> line.type() == BudgetLine.Type.GRANT_REQUESTED);
    }

    /** The sum of the expenses, in øre; null without any. */
    @Nullable
    public Long totalCostOre() {
        return sum(line -> line.side() == BudgetLine.Side.EXPENSE);
    }

    @Nullable
    Long incomeOre() {
        return sum(line -> line.side() == BudgetLine.Side.INCOME);
    }

    /** Whether a sum is more than an amount can be. */
    public boolean exceedsBounds() {
        return Stream.of(requestedOre(), totalCostOre(), incomeOre()).anyMatch(sum -> sum != null && sum > Nok.MAX_ORE);
    }

    /** 0 without such a line. */
    @Nullable
    Long ownShareOre() {
        boolean none = lines.stream().noneMatch(line -> line.type() == BudgetLine.Type.OWN_SHARE);
        return none ? Long.valueOf(0) : sum(line -> line.type() == BudgetLine.Type.OWN_SHARE);
    }

    /**
     * What is applied for in each year, in øre.
     *
     * @param yearOfOthers the year of lines that name none
     */
    public SortedMap<Integer, Long> requestedByYear(int yearOfOthers) {
        SortedMap<Integer, Long> byYear = new TreeMap<>();
        lines.stream()
                .filter(line -> line.type() == BudgetLine.Type.GRANT_REQUESTED && !line.isUnknown())
                .forEach(line -> byYear.merge(
                        line.year() == null ? yearOfOthers : line.year(),
                        line.amount().ore(),
                        Math::addExact));
        return byYear;
    }

    private @Nullable Long sum(Predicate<BudgetLine> which) {
        List<BudgetLine> summed = lines.stream().filter(which).toList();
        if (summed.isEmpty() || summed.stream().anyMatch(BudgetLine::isUnknown)) {
            return null;
        }
        return summed.stream().mapToLong(line -> line.amount().ore()).reduce(0L, Math::addExact);
    }
}
