package no.tilsagn.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that can be moved, for standalone and tests: all processes that share the file move at once and keep
 * ticking. The file holds the instant it was set to and the real instant when that was done.
 */
public final class DevelopmentClock implements InstantSource {
    private record Setting(String text, Duration offset) {}

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentClock.class);
    private static final Setting NOT_MOVED = new Setting(null, Duration.ZERO);

    private final Path file;
    private final InstantSource real;
    private volatile Setting setting = NOT_MOVED;

    DevelopmentClock(Path file, InstantSource real) {
        this.file = file;
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset());
    }

    /** Moves this and every other clock on the same file. */
    public void moveTo(Instant now) {
        try {
            Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "clock", ".new");
            Files.writeString(written, now + " " + real.instant());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not move the clock", e);
        }
    }

    private Duration offset() {
        Setting current = setting;
        try {
            String text = Files.readString(file).strip(); // each time: two moves may bear the same time of writing
            if (!text.equals(current.text())) {
                String[] nowAndSetAt = text.split(" ");
                current = new Setting(
                        text, Duration.between(Instant.parse(nowAndSetAt[1]), Instant.parse(nowAndSetAt[0])));
                setting = current;
            }
        } catch (NoSuchFileException notMoved) {
            current = NOT_MOVED;
        } catch (DateTimeException | ArrayIndexOutOfBoundsException notAClock) {
            LOG.warn("{} holds no time; the clock stays as it was", file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the clock", e);
        }
        return current.offset();
    }
}
