package no.tilsagn.applications.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import no.tilsagn.api.Problem;
import no.tilsagn.applications.application.ApplicationLifeCycle.Step;
import org.junit.jupiter.api.Test;

class ApplicationLifeCycleTest {

    @Test
    void everyStateBeforeTheDecisionCanBeLeftByWithdrawal() {
        var withdrawable = EnumSet.noneOf(ApplicationStatus.class);
        ApplicationLifeCycle.STEPS.stream()
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
            assertThat(ApplicationLifeCycle.STEPS).extracting(Step::from).doesNotContain(last);
        }
    }

    @Test
    void aCommandHasOneOutcomeInAState() {
        assertThat(ApplicationLifeCycle.STEPS)
                .extracting(step -> step.from() + " " + step.command())
                .doesNotHaveDuplicates();
    }

    @Test
    void theOthersHearOfEveryStepExceptWithinADraft() {
        assertThat(ApplicationLifeCycle.STEPS)
                .filteredOn(step -> step.event() == null)
                .allMatch(step -> step.from() == step.to() || step.from() == ApplicationStatus.DRAFT);
    }

    @Test
    void everyOtherCombinationIsRefusedWithThePossibleCommands() {
        int refused = 0;
        for (ApplicationStatus from : ApplicationStatus.values()) {
            for (ApplicationCommand command : ApplicationCommand.values()) {
                boolean possible = ApplicationLifeCycle.STEPS.stream()
                        .anyMatch(step -> step.from() == from && step.command() == command);
                if (!possible) {
                    Problem problem =
                            catchThrowableOfType(Problem.class, () -> ApplicationLifeCycle.step(from, command));
                    assertThat(problem.code()).isEqualTo("ILLEGAL_STATE");
                    refused++;
                }
            }
        }
        assertThat(refused)
                .isEqualTo(ApplicationStatus.values().length * ApplicationCommand.values().length
                        - ApplicationLifeCycle.STEPS.size());
    }
}
