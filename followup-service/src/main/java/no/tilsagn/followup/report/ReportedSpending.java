package no.tilsagn.followup.report;

import java.time.LocalDate;
import java.util.List;
import no.tilsagn.followup.duty.Duty;

/**
 * What the approved reports of a project account for together, so that no cost counts twice.
 *
 * <p>A report lists what was spent since the last one of its kind. Progress and financial reports tell of the same costs,
 * and accounts are better than interim figures: an approved financial report replaces the progress reports that were due no
 * later than itself. The final report lists what is in no report before it. All that is not replaced adds up.
 */
final class ReportedSpending {

    /** @param dueOn the end of the time that the report is about */
    record ApprovedReport(String kind, LocalDate dueOn, long spentOre) {}

    private ReportedSpending() {}

    /** In øre, whatever the order of the reports. */
    static long of(List<ApprovedReport> reports) {
        LocalDate accountedUntil = reports.stream()
                .filter(report -> report.kind().equals(Duty.FINANCIAL))
                .map(ApprovedReport::dueOn)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        return reports.stream()
                .filter(report ->
                        !report.kind().equals(Duty.PROGRESS) || report.dueOn().isAfter(accountedUntil))
                .mapToLong(ApprovedReport::spentOre)
                .reduce(0, Math::addExact);
    }
}
