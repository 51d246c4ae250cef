package no.tilsagn.backends;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process known by its number and start time, so that a later process with the same number isn't taken for it. */
public record RunningProcess(ProcessHandle handle) {
    /** The operating system and the process round their times differently. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** The process, if it still runs. */
    public static Optional<RunningProcess> of(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(found -> found.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                        .orElse(false))
                .map(RunningProcess::new);
    }

    /** Sends the signal and waits for the end; kills the process when it takes longer than {@code patience}. */
    public void stop(String signal, Duration patience) {
        send(signal);
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        }
    }

    /** Sends a signal that Java has no method for, such as INT, STOP or CONT. */
    public void send(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(handle.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + signal + " to process " + handle.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
