package no.tilsagn.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessListTest {
    @TempDir
    Path directory;

    private ProcessList processes;
    private Process child;

    @BeforeEach
    void startAChild() throws IOException {
        processes = new ProcessList(directory.resolve("processes"));
        child = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stopTheChild() {
        child.destroyForcibly();
    }

    @Test
    void whatAKilledRunLeftBehindIsStopped() {
        processes.add("budget-service", child.toHandle());

        assertThat(processes.stopOrphans()).isTrue();
        assertThat(child.isAlive()).isFalse();
        assertThat(processes.stopOrphans()).isFalse();
    }

    @Test
    void aLaterProcessOfTheSameNumberIsLeftAlone() throws IOException {
        var anHourEarlier = child.info().startInstant().orElseGet(Instant::now).minusSeconds(3600);
        Files.writeString(processes.file(), "budget-service %d %s%n".formatted(child.pid(), anHourEarlier));

        assertThat(processes.stopOrphans()).isFalse();
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void aProcessThatEndedIsNotFound() throws InterruptedException {
        processes.add("gateway", child.toHandle());
        child.destroyForcibly().waitFor();

        assertThat(processes.find("gateway")).isEmpty();
    }
}
