package no.tilsagn.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentClockTest {
    private static final Instant REAL = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant FIRST = Instant.parse("2025-02-27T08:00:00Z");
    private static final Instant SECOND = Instant.parse("2025-03-01T08:00:00Z");

    private Path file;
    private DevelopmentClock mover;
    private DevelopmentClock follower;

    @BeforeEach
    void twoProcesses(@TempDir Path directory) {
        file = directory.resolve("clock");
        mover = new DevelopmentClock(file, InstantSource.fixed(REAL));
        follower = new DevelopmentClock(file, InstantSource.fixed(REAL));
    }

    @Test
    void goesWithRealTimeUntilItIsMoved() {
        assertThat(follower.instant()).isEqualTo(REAL);
    }

    @Test
    void followsEveryMoveAlsoTwoAtTheSameTick() throws Exception {
        mover.moveTo(FIRST);
        assertThat(follower.instant()).isEqualTo(FIRST);
        var tick = Files.getLastModifiedTime(file);

        mover.moveTo(SECOND);
        Files.setLastModifiedTime(file, tick);

        assertThat(follower.instant()).isEqualTo(SECOND);
    }

    @Test
    void staysAsItWasWhenTheFileHoldsNoTime() throws Exception {
        mover.moveTo(FIRST);
        assertThat(follower.instant()).isEqualTo(FIRST);

        Files.writeString(file, "yesterday");

        assertThat(follower.instant()).isEqualTo(FIRST);
    }
}
