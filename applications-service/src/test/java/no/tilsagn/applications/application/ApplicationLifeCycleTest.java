package no.tilsagn.applications.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.api.Problem;
import org.junit.jupiter.api.Test;

class ApplicationLifeCycleTest {
    private static final List<Transition<ApplicationStatus, ApplicationCommand>> STEPS =
            ApplicationStatus.LIFE_CYCLE.transitions();

    @Test
    void isDrawnInTheDocs() {
        assertThat(Path.of("../docs/life-cycles.md")).content().contains(ApplicationStatus.LIFE_CYCLE.drawing());
    }

    @Test
    void everyStateBeforeTheDecisionCanBeLeftByWithdrawal() {
        var withdrawable = EnumSet.noneOf(ApplicationStatus.class);
        STEPS.stream()
                .filter(step -> step.command() == ApplicationCommand.WITHDRAW)
                .forEach(step -> withdrawable.add(step.from()));
        assertThat(withdrawable)
                .containsExactlyInAnyOrder(
                        ApplicationStatus.DRAFT,
                        ApplicationStatus.SUBMITTED,
                        ApplicationStatus.RETURNED,
                        ApplicationStatus.ELIGIBLE,
                        ApplicationStatus.FORWARDED,
                        ApplicationStatus.NOT_FORWARDED);
    }

    @Test
    void whatIsOverHasNoWayOut() {
        for (ApplicationStatus last : EnumSet.of(ApplicationStatus.WITHDRAWN, ApplicationStatus.INELIGIBLE)) {
            assertThat(STEPS).extracting(Transition::from).doesNotContain(last);
        }
    }

    @Test
    void aCommandHasOneOutcomeInAState() {
        assertThat(STEPS).extracting(step -> step.from() + " " + step.command()).doesNotHaveDuplicates();
    }

    @Test
    void theOthersHearOfEveryStepExceptWithinADraft() {
        assertThat(STEPS)
                .filteredOn(step -> step.event() == null)
                .allMatch(step -> step.from() == step.to() || step.from() == ApplicationStatus.DRAFT);
    }

    @Test
    void everyOtherCombinationIsRefusedWithThePossibleCommands() {
        int refused = 0;
        for (ApplicationStatus from : ApplicationStatus.values()) {
            for (ApplicationCommand command : ApplicationCommand.values()) {
                boolean possible = STEPS.stream().anyMatch(step -> step.from() == from && step.command() == command);
                if (!possible) {
                    Problem problem = catchThrowableOfType(
                            Problem.class, () -> ApplicationStatus.LIFE_CYCLE.require(from, command));
                    assertThat(problem.code()).isEqualTo("ILLEGAL_STATE");
                    refused++;
                }
            }
        }
        assertThat(refused)
                .isEqualTo(ApplicationStatus.values().length * ApplicationCommand.values().length - STEPS.size());
    }
}
