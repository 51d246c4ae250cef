package no.tilsagn.standalone;

import java.time.Duration;
import java.util.function.Supplier;

/** What the person at the keyboard sees while the platform starts. */
final class Progress {
    private final long begin = System.nanoTime();

    void say(String line) {
        System.out.println(line);
    }

    /** Does the step and says how long after the beginning it was done. */
    <T> T step(String name, Supplier<T> step) {
        var result = step.get();
        done(name);
        return result;
    }

    void done(String name) {
        var tenths = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 100;
        say("  %-22s ready after %3d.%d s".formatted(name, tenths / 10, tenths % 10));
    }
}
