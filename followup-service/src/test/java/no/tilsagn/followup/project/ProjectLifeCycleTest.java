package no.tilsagn.followup.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.tilsagn.api.Problem;
import no.tilsagn.followup.duty.Duty;
import no.tilsagn.followup.duty.DutyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectLifeCycleTest {

    @Test
    void isDrawnInTheDocs() {
        assertThat(Path.of("../docs/life-cycles.md")).content().contains(ProjectStatus.LIFE_CYCLE.drawing());
    }

    @Test
    void whatIsClosedStaysClosed() {
        assertThat(ProjectStatus.LIFE_CYCLE
                        .require(ProjectStatus.ACTIVE, ProjectCommand.CLOSE)
                        .to())
                .isEqualTo(ProjectStatus.CLOSED);
        assertThatThrownBy(() -> ProjectStatus.LIFE_CYCLE.require(ProjectStatus.CLOSED, ProjectCommand.CLOSE))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest(name = "{0}: approved {1}, owed {2}, today {3}: {4}")
    @CsvSource(textBlock = """
            no reports on the last day,              ,           ,           2025-12-31, false
            no reports and the last day is over,     ,           ,           2026-01-01, true
            the final report before the end,         2026-01-31, ,           2025-10-01, true
            a report due on the last day,            2025-12-31, ,           2025-10-01, true
            reports that do not reach to the end,    2025-07-01, ,           2025-12-31, false
            reports that do not reach to the end,    2025-07-01, ,           2026-01-01, true
            the final report and another missing,    2026-01-31, 2025-07-01, 2026-03-01, false
            the final report missing after the end,  2025-07-01, 2026-01-31, 2027-01-01, false
            """)
    void isDoneWhenEverythingOwedIsApprovedAndTheEndIsReachedOrReportedOn(
            String what, LocalDate approved, LocalDate owed, LocalDate today, boolean done) {
        List<Duty> duties = Stream.of(duty(approved, DutyState.APPROVED), duty(owed, DutyState.SUBMITTED))
                .flatMap(List::stream)
                .toList();
        assertThat(endingOn(LocalDate.of(2025, 12, 31)).isDone(duties, today)).isEqualTo(done);
    }

    private static Project endingOn(LocalDate endsOn) {
        UUID id = UUID.randomUUID();
        LocalDate startsOn = endsOn.minusMonths(12).plusDays(1);
        return new Project(
                id,
                1,
                id,
                "T-2025-0003",
                id,
                id,
                "troms-ofoten",
                "Observasjonspost",
                ProjectStatus.ACTIVE,
                startsOn,
                endsOn,
                0,
                0,
                List.of(),
                null);
    }

    private static List<Duty> duty(LocalDate dueOn, DutyState state) {
        return dueOn == null
                ? List.of()
                : List.of(new Duty(UUID.randomUUID(), UUID.randomUUID(), "PROGRESS", 1, dueOn, state));
    }
}
