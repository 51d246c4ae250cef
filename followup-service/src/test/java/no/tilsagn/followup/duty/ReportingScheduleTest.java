package no.tilsagn.followup.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.tilsagn.contracts.budget.AwardAccepted.ReportingRequirement;
import no.tilsagn.followup.duty.ReportingSchedule.PlannedReport;

class ReportingScheduleTest {

    @Example
    void datesCutOffAtTheEndOfAShortMonthDoNotMoveTheLaterOnes() {
        assertThat(dates("2025-08-31", "2026-08-31", every("PROGRESS", 3)))
                .containsExactly("2025-11-30", "2026-02-28", "2026-05-31", "2026-08-31");
        assertThat(dates("2023-11-30", "2024-08-31", every("PROGRESS", 3)))
                .containsExactly("2024-02-29", "2024-05-30", "2024-08-30");
    }

    @Example
    void aProjectFromALeapDayReportsOnTheLastOfFebruaryInOtherYears() {
        assertThat(dates("2024-02-29", "2028-02-29", every("FINANCIAL", 12)))
                .containsExactly("2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29");
    }

    @Example
    void aReportDueOnTheLastDayIsDueAndOneOnTheDayAfterIsNot() {
        assertThat(dates("2025-09-01", "2026-03-01", every("PROGRESS", 6))).containsExactly("2026-03-01");
        assertThat(dates("2025-09-01", "2026-09-01", every("PROGRESS", 6))).containsExactly("2026-03-01", "2026-09-01");
        assertThat(dates("2025-09-01", "2026-08-31", every("PROGRESS", 6))).containsExactly("2026-03-01");
    }

    @Example
    void aProjectShorterThanThePeriodReportsOnceAtItsEnd() {
        assertThat(dates("2025-09-01", "2026-02-28", every("PROGRESS", 6))).containsExactly("2026-02-28");
        assertThat(dates("2025-09-01", "2025-09-01", every("PROGRESS", 6))).containsExactly("2025-09-01");
    }

    @Example
    void whatIsDueAfterTheEndIsCountedFromTheEnd() {
        assertThat(dates("2025-09-01", "2026-01-31", afterEnd("FINAL", 1))).containsExactly("2026-02-28");
        assertThat(dates("2025-09-01", "2026-01-31", afterEnd("FINAL", 0))).containsExactly("2026-01-31");
    }

    @Example
    void theCallsUsualPlanOverTwoYears() {
        assertThat(ReportingSchedule.of(
                        date("2025-09-01"),
                        date("2027-08-31"),
                        List.of(every("PROGRESS", 6), every("FINANCIAL", 12), afterEnd("FINAL", 1))))
                .extracting(report -> report.kind() + " " + report.no() + " " + report.dueOn())
                .containsExactly(
                        "PROGRESS 1 2026-03-01",
                        "FINANCIAL 1 2026-09-01",
                        "PROGRESS 2 2026-09-01",
                        "PROGRESS 3 2027-03-01",
                        "FINAL 1 2027-09-30");
    }

    @Example
    void twoRequirementsForTheSameKindAndDayAreOneDuty() {
        assertThat(dates("2025-01-01", "2026-01-01", every("PROGRESS", 6), every("PROGRESS", 12)))
                .containsExactly("2025-07-01", "2026-01-01");
    }

    @Example
    void aCallThatAsksForNoReportsGivesNoDuties() {
        assertThat(dates("2025-01-01", "2026-01-01")).isEmpty();
    }

    @Example
    void refusesWhatIsNoPlan() {
        assertThatThrownBy(() -> dates("2025-02-01", "2025-01-31", every("PROGRESS", 6)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dates("2025-01-01", "2025-12-31", every("PROGRESS", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dates("2025-01-01", "2025-12-31", new ReportingRequirement("PROGRESS", null, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void everyRecurringDateIsSoManyMonthsAfterTheStartAndNoneIsLeftOut(
            @ForAll("starts") LocalDate start,
            @ForAll("durations") int months,
            @ForAll @IntRange(min = 1, max = 24) int every) {
        LocalDate end = start.plusMonths(months).minusDays(1);
        List<LocalDate> due = ReportingSchedule.of(start, end, List.of(every("PROGRESS", every))).stream()
                .map(PlannedReport::dueOn)
                .toList();

        List<LocalDate> expected = IntStream.rangeClosed(1, months)
                .mapToObj(k -> start.plusMonths((long) k * every))
                .filter(date -> !date.isAfter(end))
                .toList();
        assertThat(due).isEqualTo(expected.isEmpty() ? List.of(end) : expected);
    }

    @Property
    void dutiesAreNumberedPerKindInOrderOfTheirDueDates(
            @ForAll("starts") LocalDate start, @ForAll("durations") int months) {
        List<PlannedReport> planned = ReportingSchedule.of(
                start,
                start.plusMonths(months).minusDays(1),
                List.of(afterEnd("PROGRESS", 2), every("PROGRESS", 6), every("FINANCIAL", 12), afterEnd("FINAL", 1)));

        assertThat(planned).extracting(PlannedReport::dueOn).isSorted();
        assertThat(List.of("PROGRESS", "FINANCIAL", "FINAL")).allSatisfy(kind -> {
            List<PlannedReport> ofKind = planned.stream()
                    .filter(report -> report.kind().equals(kind))
                    .toList();
            assertThat(ofKind)
                    .extracting(PlannedReport::no)
                    .isEqualTo(IntStream.rangeClosed(1, ofKind.size()).boxed().toList());
        });
    }

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.longs()
                .between(date("2023-12-28").toEpochDay(), date("2029-03-03").toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Integer> durations() {
        return Arbitraries.of(1, 6, 12, 18, 60);
    }

    private static List<String> dates(String startsOn, String endsOn, ReportingRequirement... plan) {
        return ReportingSchedule.of(date(startsOn), date(endsOn), List.of(plan)).stream()
                .map(report -> report.dueOn().toString())
                .toList();
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private static ReportingRequirement every(String kind, int months) {
        return new ReportingRequirement(kind, months, null);
    }

    private static ReportingRequirement afterEnd(String kind, int months) {
        return new ReportingRequirement(kind, null, months);
    }
}
