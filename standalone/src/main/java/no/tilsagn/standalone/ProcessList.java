package no.tilsagn.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.tilsagn.backends.RunningProcess;

/**
 * The processes of a run, in a file that outlives them: a supervisor that was killed can't stop its children, so the next start
 * does. One line per process: name, number and start time, which tells it from a later process of the same number.
 */
record ProcessList(Path file) {
    static final String SUPERVISOR = "supervisor";

    synchronized void add(String name, ProcessHandle process) {
        var started = process.info().startInstant().orElseGet(Instant::now);
        try {
            Files.writeString(
                    file,
                    "%s %d %s%n".formatted(name, process.pid(), started),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of this name, if it runs. */
    Optional<RunningProcess> find(String name) {
        return lines().stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[0].equals(name))
                .flatMap(fields -> RunningProcess.of(Long.parseLong(fields[1]), Instant.parse(fields[2])).stream())
                .findFirst();
    }

    /** Stops what an earlier run left behind. Returns whether there was anything. */
    boolean stopOrphans() {
        var orphans = lines().stream()
                .map(line -> line.split(" ")[0])
                .flatMap(name -> find(name).stream())
                .toList();
        orphans.parallelStream().forEach(orphan -> orphan.stop("TERM", Duration.ofSeconds(15)));
        clear();
        return !orphans.isEmpty();
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
