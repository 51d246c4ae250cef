package no.tilsagn.budget.amount;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import no.tilsagn.api.Nok;

/**
 * Amounts by budget year, in øre; a year without an amount is not there.
 *
 * @param ore by year, ascending; every amount is positive
 */
public record YearAmounts(@JsonValue NavigableMap<Integer, Long> ore) {
    public static final YearAmounts NONE = new YearAmounts(new TreeMap<>());

    public YearAmounts {
        ore = Collections.unmodifiableNavigableMap(new TreeMap<>(ore));
        ore.forEach((year, amount) -> {
            if (amount <= 0) {
                throw new IllegalArgumentException("Not an amount of a year: " + year + " " + amount);
            }
        });
    }

    /** Leaves out the years with nothing. */
    @JsonCreator
    public static YearAmounts of(Map<Integer, Long> oreByYear) {
        NavigableMap<Integer, Long> positive = new TreeMap<>(oreByYear);
        positive.values().removeIf(amount -> amount == 0);
        return new YearAmounts(positive);
    }

    public long total() {
        return ore.values().stream().reduce(0L, Math::addExact);
    }

    /** As the API shows them. */
    public SortedMap<Integer, Nok> noks() {
        SortedMap<Integer, Nok> noks = new TreeMap<>();
        ore.forEach((year, amount) -> noks.put(year, Nok.ofOre(amount)));
        return noks;
    }

    public long in(int year) {
        return ore.getOrDefault(year, 0L);
    }

    public boolean isEmpty() {
        return ore.isEmpty();
    }

    /** At most {@code limitOre} of these amounts, the earliest years first. */
    public YearAmounts earliest(long limitOre) {
        NavigableMap<Integer, Long> filled = new TreeMap<>();
        long left = limitOre;
        for (Map.Entry<Integer, Long> year : ore.entrySet()) {
            long amount = Math.min(left, year.getValue());
            if (amount > 0) {
                filled.put(year.getKey(), amount);
                left -= amount;
            }
        }
        return new YearAmounts(filled);
    }

    /** Each year's amount, or what {@code bounds} has for that year where it is less. */
    public YearAmounts within(YearAmounts bounds) {
        Map<Integer, Long> bounded = new TreeMap<>(ore);
        bounded.replaceAll((year, amount) -> Math.min(amount, bounds.in(year)));
        return of(bounded);
    }

    public YearAmounts between(int firstYear, int lastYear) {
        return firstYear > lastYear ? NONE : new YearAmounts(ore.subMap(firstYear, true, lastYear, true));
    }

    /** What is left after taking {@code other}, which must fit within these amounts. */
    public YearAmounts minus(YearAmounts other) {
        Map<Integer, Long> left = new TreeMap<>(ore);
        other.ore.forEach((year, amount) -> left.merge(year, -amount, Math::addExact));
        return of(left);
    }
}
