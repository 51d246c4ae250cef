package no.tilsagn.api;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Time in microseconds, which is what PostgreSQL keeps. */
@Factory
class ClockFactory {

    @Singleton
    @Replaces(bean = InstantSource.class, factory = InstantSourceFactory.class)
    InstantSource clock(@Nullable @Property(name = "tilsagn.dev.clock-file") String clockFile) {
        InstantSource system = Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofNanos(1_000));
        return clockFile == null || clockFile.isBlank() ? system : new DevelopmentClock(Path.of(clockFile), system);
    }
}
