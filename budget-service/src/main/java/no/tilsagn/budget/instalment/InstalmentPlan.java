package no.tilsagn.budget.instalment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.tilsagn.budget.amount.YearAmounts;

/**
 * How a call pays: every year's amount in equal parts at even distances. The first instalment is free, each later one waits
 * for a report; what is held back waits for the final one.
 *
 * @param gatedBy kinds of report that instalments may wait for; progress reports come first among them
 * @param holdBackPercent of the whole award, taken from its last years
 */
public record InstalmentPlan(int instalmentsPerYear, List<String> gatedBy, int holdBackPercent) {
    private static final String PROGRESS = "PROGRESS";
    private static final Gate FINAL_REPORT = new Gate("FINAL", 1);

    /**
     * @param from first day of the period in which money is paid
     * @param to last day of it
     * @return in the order of payment; the sum of each year's is exactly that year's amount
     */
    public List<PlannedInstalment> of(YearAmounts award, LocalDate from, LocalDate to) {
        YearAmounts heldBack = heldBack(award);
        List<PlannedInstalment> plan = new ArrayList<>();
        award.ore().forEach((year, amount) -> {
            LocalDate first = later(from, LocalDate.of(year, 1, 1));
            LocalDate last = earlier(to, LocalDate.of(year, 12, 31));
            long held = heldBack.in(year);
            addParts(plan, year, first, last, amount - held);
            if (held > 0) {
                plan.add(new PlannedInstalment(plan.size() + 1, year, last, held, FINAL_REPORT));
            }
        });
        return List.copyOf(plan);
    }

    private void addParts(List<PlannedInstalment> plan, int year, LocalDate first, LocalDate last, long amount) {
        if (amount == 0) {
            return;
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        long part = amount / instalmentsPerYear;
        int parts = part == 0 ? 1 : instalmentsPerYear;
        for (int index = 0; index < parts; index++) {
            long ore = index == parts - 1 ? amount - part * index : part;
            int no = plan.size() + 1;
            plan.add(new PlannedInstalment(no, year, first.plusDays(days * index / parts), ore, gateOf(no)));
        }
    }

    private Gate gateOf(int no) {
        if (no == 1 || gatedBy.isEmpty()) {
            return null;
        }
        return new Gate(gatedBy.contains(PROGRESS) ? PROGRESS : gatedBy.getFirst(), no - 1);
    }

    private YearAmounts heldBack(YearAmounts award) {
        long left = award.total() * holdBackPercent / 100;
        Map<Integer, Long> held = new TreeMap<>();
        for (Map.Entry<Integer, Long> year : award.ore().descendingMap().entrySet()) {
            held.put(year.getKey(), Math.min(left, year.getValue()));
            left -= held.get(year.getKey());
        }
        return YearAmounts.of(held);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
