package no.tilsagn.followup.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import no.tilsagn.api.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyLifeCycleTest {

    @Test
    void isDrawnInTheDocs() {
        assertThat(Path.of("../docs/life-cycles.md")).content().contains(DutyState.LIFE_CYCLE.drawing());
    }

    @ParameterizedTest(name = "{0} · {1} → {2}")
    @CsvSource(textBlock = """
            OPEN,              WRITE,           OPEN
            OPEN,              SUBMIT,          SUBMITTED
            OPEN,              APPROVE,
            OPEN,              REQUEST_CHANGES,
            SUBMITTED,         WRITE,
            SUBMITTED,         SUBMIT,
            SUBMITTED,         APPROVE,         APPROVED
            SUBMITTED,         REQUEST_CHANGES, CHANGES_REQUESTED
            CHANGES_REQUESTED, WRITE,           CHANGES_REQUESTED
            CHANGES_REQUESTED, SUBMIT,          SUBMITTED
            CHANGES_REQUESTED, APPROVE,
            CHANGES_REQUESTED, REQUEST_CHANGES,
            APPROVED,          WRITE,
            APPROVED,          SUBMIT,
            APPROVED,          APPROVE,
            APPROVED,          REQUEST_CHANGES,
            """)
    void everyCommandInEveryState(DutyState state, DutyCommand command, DutyState next) {
        if (next != null) {
            assertThat(DutyState.LIFE_CYCLE.require(state, command).to()).isEqualTo(next);
        } else {
            Problem refusal = catchThrowableOfType(Problem.class, () -> DutyState.LIFE_CYCLE.require(state, command));
            assertThat(refusal.code()).isEqualTo("ILLEGAL_STATE");
            assertThatThrownBy(() -> {
                        throw refusal;
                    })
                    .hasMessageContaining(state.name());
        }
    }

    @ParameterizedTest(name = "due 1 March, today {0}: {1}")
    @CsvSource(textBlock = """
            2025-01-29, UPCOMING
            2025-01-30, DUE
            2025-03-01, DUE
            2025-03-02, OVERDUE
            """)
    void aDutyIsDueFromThirtyDaysBeforeItsDateUntilThatDateHasEnded(LocalDate today, DutyStatus status) {
        assertThat(DutyStatus.of(DutyState.OPEN, LocalDate.of(2025, 3, 1), today))
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} stays {0} after the due date")
    @CsvSource({"SUBMITTED", "CHANGES_REQUESTED", "APPROVED"})
    void whatHasBeenHandedInIsNotOverdue(DutyState state) {
        assertThat(DutyStatus.of(state, LocalDate.of(2025, 3, 1), LocalDate.of(2026, 3, 1))
                        .name())
                .isEqualTo(state.name());
    }
}
