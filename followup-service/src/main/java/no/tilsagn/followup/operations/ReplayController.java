package no.tilsagn.followup.operations;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.messaging.Replay;
import no.tilsagn.messaging.Replays;

@Controller("/api/v1/operations/followup/replays")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Operations")
class ReplayController {
    private final Replays replays;

    ReplayController(Replays replays) {
        this.replays = replays;
    }

    /**
     * @param consumer the service that the events are sent to again
     * @param key of the events; left out for those of every key
     * @param from when the first was appended; left out for the first there is
     * @param to before which the last was appended; left out for the last there is
     */
    @Introspected
    record ReplayRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = Lines.ONE)
            String consumer,

            @Nullable @Size(min = 1, max = 500) @Pattern(regexp = Lines.ONE)
            String key,

            @Nullable Instant from,
            @Nullable Instant to) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @Idempotent
    @Operation(summary = "Send what followup-service has told before once more to one other service, in order")
    HttpResponse<Replay> order(@Valid @Body ReplayRequest request, @Parameter(hidden = true) Caller caller) {
        if (!replays.readers().contains(request.consumer())) {
            throw Problem.ruleBroken(
                    "UNKNOWN_READER",
                    "The events of followup-service are read by " + String.join(" and ", replays.readers()) + ".");
        }
        return HttpResponse.created(
                replays.request(request.consumer(), request.key(), request.from(), request.to(), caller.subject()));
    }

    @Get
    @Secured(Roles.ADMIN)
    @Paged
    @Operation(summary = "List the orders to send events again, and how far each has come")
    Slice<Replay> list(@Parameter(hidden = true) Paging paging) {
        return Slice.of(
                replays.list(paging.afterNumber(), paging.rowsToRead()),
                paging,
                replay -> Long.toString(replay.number()));
    }
}
