package no.tilsagn.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Local dates and deadlines are those of Oslo. */
public final class OsloTime {
    public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private OsloTime() {}

    public static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public static LocalDateTime now(InstantSource clock) {
        return LocalDateTime.ofInstant(clock.instant(), ZONE);
    }

    /**
     * The first instant after a deadline, which is inclusive to the last nanosecond of its second. When the clocks go
     * back a local time comes twice and the later one counts; when they go forward a time that does not exist counts as
     * one hour later.
     */
    public static Instant firstInstantAfter(LocalDateTime deadline) {
        return deadline.withNano(0)
                .plusSeconds(1)
                .minusNanos(1)
                .atZone(ZONE)
                .withLaterOffsetAtOverlap()
                .toInstant()
                .plusNanos(1);
    }

    /** When something opens: of a local time that comes twice, the first. */
    public static Instant opening(LocalDateTime opensAt) {
        return opensAt.atZone(ZONE).toInstant();
    }
}
