package no.tilsagn.followup.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.tilsagn.contracts.budget.AwardAccepted.ReportingRequirement;

/** When a project reports, by the reporting plan of its call. */
final class ReportingSchedule {

    /** @param no which of its kind, from 1, in order of due dates */
    record PlannedReport(String kind, int no, LocalDate dueOn) {}

    private record DueDate(String kind, LocalDate dueOn) {}

    private ReportingSchedule() {}

    /**
     * Recurring reports are due every so many months counted from the start, so that a date cut off at the end of a short
     * month does not move the later ones; what is due once, is due so many months after the end. Two requirements that ask
     * for the same kind on the same day are one duty.
     *
     * @throws IllegalArgumentException for a project that ends before it starts or a requirement without a period
     */
    static List<PlannedReport> of(LocalDate startsOn, LocalDate endsOn, List<ReportingRequirement> plan) {
        if (endsOn.isBefore(startsOn)) {
            throw new IllegalArgumentException("A project from " + startsOn + " can't end on " + endsOn);
        }
        Map<String, Integer> numbers = new HashMap<>();
        return plan.stream()
                .flatMap(requirement ->
                        dueDates(startsOn, endsOn, requirement).map(dueOn -> new DueDate(requirement.kind(), dueOn)))
                .distinct()
                .sorted(Comparator.comparing(DueDate::dueOn).thenComparing(DueDate::kind))
                .map(due -> new PlannedReport(due.kind(), numbers.merge(due.kind(), 1, Integer::sum), due.dueOn()))
                .toList();
    }

    private static Stream<LocalDate> dueDates(LocalDate startsOn, LocalDate endsOn, ReportingRequirement requirement) {
        if (requirement.monthsAfterEnd() != null) {
            return Stream.of(endsOn.plusMonths(requirement.monthsAfterEnd()));
        }
        if (requirement.everyMonths() == null || requirement.everyMonths() < 1) {
            throw new IllegalArgumentException("A reporting requirement without a period: " + requirement);
        }
        return recurring(startsOn, endsOn, requirement.everyMonths()).stream();
    }

    /** A project shorter than the period still reports once, at its end. */
    private static List<LocalDate> recurring(LocalDate startsOn, LocalDate endsOn, int everyMonths) {
        List<LocalDate> dates = new ArrayList<>();
        for (long months = everyMonths; !startsOn.plusMonths(months).isAfter(endsOn); months += everyMonths) {
            dates.add(startsOn.plusMonths(months));
        }
        return dates.isEmpty() ? List.of(endsOn) : dates;
    }
}
