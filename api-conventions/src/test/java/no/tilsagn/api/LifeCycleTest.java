package no.tilsagn.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import no.tilsagn.api.LifeCycle.Transition;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private enum Door {
        OPEN,
        SHUT,
        LOCKED
    }

    private enum Command {
        SHUT,
        LOCK
    }

    private static final LifeCycle<Door, Command> DOOR = new LifeCycle<>(List.of(
            new Transition<>(Door.OPEN, Command.SHUT, Door.SHUT, null),
            new Transition<>(Door.SHUT, Command.LOCK, Door.LOCKED, "no.tilsagn.doors.door-locked.v1")));

    @Test
    void followsTheTable() {
        assertThat(DOOR.require(Door.OPEN, Command.SHUT).to()).isEqualTo(Door.SHUT);
        assertThat(DOOR.find(Door.OPEN, Command.LOCK)).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitAndSaysWhatDoes() {
        Problem refusal = catchThrowableOfType(Problem.class, () -> DOOR.require(Door.SHUT, Command.SHUT));
        assertThat(refusal.code()).isEqualTo("ILLEGAL_STATE");
        assertThat(refusal.extensions())
                .containsEntry("state", "SHUT")
                .containsEntry("allowedCommands", List.of("LOCK"));
    }

    @Test
    void drawsTheTable() {
        assertThat(DOOR.drawing()).isEqualTo("""
                        stateDiagram-v2
                            OPEN --> SHUT: SHUT
                            SHUT --> LOCKED: LOCK / door-locked
                        """);
    }
}
