package no.tilsagn.followup.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import no.tilsagn.followup.report.ReportedSpending.ApprovedReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How approved reports add up; no cost counts twice. */
class ReportedSpendingTest {

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
            progress reports add up               | PROGRESS 03-01 300, PROGRESS 09-01 400                                       | 700
            the final report adds what remained   | PROGRESS 03-01 300, FINAL 12-01 200                                          | 500
            accounts replace the progress so far  | PROGRESS 03-01 300, PROGRESS 09-01 400, FINANCIAL 09-01 650                  | 650
            in whatever order they are approved   | FINANCIAL 09-01 650, PROGRESS 09-01 400, PROGRESS 03-01 300                  | 650
            later progress adds to the accounts   | PROGRESS 03-01 300, FINANCIAL 09-01 650, PROGRESS 10-01 500                  | 1150
            accounts add up                       | FINANCIAL 06-01 650, FINANCIAL 09-01 50, PROGRESS 07-01 900                  | 700
            the final report adds to the accounts | PROGRESS 03-01 300, FINANCIAL 09-01 650, PROGRESS 10-01 500, FINAL 12-01 200 | 1350
            """)
    void noCostCountsTwice(String rule, String reports, long reportedOre) {
        List<ApprovedReport> approved = Arrays.stream(reports.split(", "))
                .map(report -> report.split(" "))
                .map(words ->
                        new ApprovedReport(words[0], LocalDate.parse("2025-" + words[1]), Long.parseLong(words[2])))
                .toList();
        assertThat(ReportedSpending.of(approved)).isEqualTo(reportedOre);
    }

    @Test
    void nothingApprovedIsNothingReported() {
        assertThat(ReportedSpending.of(List.of())).isZero();
    }
}
