package no.tilsagn.budget.call;

import static no.tilsagn.budget.rule.Requests.RULES_2025;
import static no.tilsagn.budget.rule.Requests.kroner;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.call.CallTerms.ReportingRequirement;
import no.tilsagn.budget.instalment.Gate;
import no.tilsagn.budget.instalment.InstalmentPlan;
import no.tilsagn.budget.instalment.PlannedInstalment;
import org.junit.jupiter.api.Test;

/** The four instalments of a pre-project, of which one year is paid. */
class CallTermsTest {
    private static final ReportingRequirement EVERY_HALF_YEAR = new ReportingRequirement("PROGRESS", 6, null);
    private static final ReportingRequirement AT_THE_END = new ReportingRequirement("FINAL", null, 1);

    @Test
    void waitsForTheLastReportThatTheProjectOwesAndForNoneBeyondIt() {
        assertThat(gates("2026-10-31", 0, EVERY_HALF_YEAR, AT_THE_END))
                .containsExactly(null, progress(1), progress(2), progress(2));
        assertThat(gates("2027-02-01", 0, EVERY_HALF_YEAR, AT_THE_END))
                .containsExactly(null, progress(1), progress(2), progress(3));
    }

    @Test
    void waitsForTheOneReportOfAShortProject() {
        assertThat(gates("2026-01-31", 0, EVERY_HALF_YEAR))
                .containsExactly(null, progress(1), progress(1), progress(1));
    }

    @Test
    void countsReportsThatFallOnOneDayOnce() {
        assertThat(gates("2026-10-31", 0, EVERY_HALF_YEAR, new ReportingRequirement("PROGRESS", 12, null)))
                .containsExactly(null, progress(1), progress(2), progress(2));
    }

    @Test
    void waitsForNothingWhenNoSuchReportIsOwed() {
        assertThat(gates("2026-10-31", 0, AT_THE_END)).containsExactly(null, null, null, null);
        assertThat(gates("2026-10-31", 25, EVERY_HALF_YEAR)).endsWith((Gate) null);
        assertThat(gates("2026-10-31", 25, AT_THE_END)).endsWith(new Gate("FINAL", 1));
    }

    private static List<Gate> gates(String endsOn, int holdBackPercent, ReportingRequirement... plan) {
        CallTerms call = new CallTerms(
                UUID.randomUUID(),
                "Tilskudd 2025",
                "Tilskudd",
                false,
                RULES_2025,
                new InstalmentPlan(2, List.of("PROGRESS"), holdBackPercent),
                List.of(plan),
                21);
        List<Gate> gates = new ArrayList<>();
        call.instalments(
                        kroner(Map.of(2025, 1_500_000L, 2026, 1_500_000L)),
                        LocalDate.parse("2025-08-01"),
                        LocalDate.parse(endsOn),
                        LocalDate.parse("2026-07-31"))
                .forEach((PlannedInstalment each) -> gates.add(each.gate()));
        return gates;
    }

    private static Gate progress(int no) {
        return new Gate("PROGRESS", no);
    }
}
