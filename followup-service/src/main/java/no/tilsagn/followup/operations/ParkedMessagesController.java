package no.tilsagn.followup.operations;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.messaging.ParkedMessage;
import no.tilsagn.messaging.ParkedMessages;

@Controller("/api/v1/operations/followup/parked-messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Operations")
class ParkedMessagesController {
    private final ParkedMessages parked;

    ParkedMessagesController(ParkedMessages parked) {
        this.parked = parked;
    }

    /** @param key of the messages: the id of the aggregate they are about */
    @Introspected
    record RedriveRequest(@NotBlank @Size(max = 500) String key) {}

    @Get
    @Secured(Roles.ADMIN)
    @Operation(summary = "The messages that follow-up could not handle, oldest first, with those waiting behind them")
    Slice<ParkedMessage> list(@QueryValue(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return new Slice<>(parked.list(limit), null);
    }

    @Post("/redrive")
    @Idempotent
    @Secured(Roles.ADMIN)
    @Operation(summary = "Handle the parked messages of a key again, in order")
    HttpResponse<ParkedMessages.Redrive> redrive(@Valid @Body RedriveRequest request) {
        return HttpResponse.ok(parked.redrive(request.key()));
    }
}
