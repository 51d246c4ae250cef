package no.tilsagn.gateway.clock;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import no.tilsagn.api.DevelopmentClock;
import no.tilsagn.api.Roles;

/** Moves the clock of all services, in standalone and tests. In production there is no such address. */
@Controller("/dev/clock")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "tilsagn.dev.clock-file", pattern = ".+")
@Tag(name = "Development")
class DevelopmentClockController {

    @Introspected
    @Schema(name = "ClockSetting")
    record ClockSetting(@NotNull OffsetDateTime now) {}

    @Introspected
    @Schema(name = "ClockReading")
    record ClockReading(Instant now) {}

    private final DevelopmentClock clock;

    DevelopmentClockController(InstantSource clock) {
        this.clock = (DevelopmentClock) clock;
    }

    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(summary = "What time it is for all services; only where the clock can be moved")
    ClockReading read() {
        return new ClockReading(clock.instant());
    }

    @Put
    @Secured(Roles.ADMIN)
    @Operation(summary = "Move the clock of all services, in standalone and tests; it goes on ticking from there")
    ClockReading move(@Valid @Body ClockSetting setting) {
        clock.moveTo(setting.now().toInstant());
        return read();
    }
}
