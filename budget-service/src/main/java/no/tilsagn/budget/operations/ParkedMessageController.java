package no.tilsagn.budget.operations;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.messaging.ParkedMessage;
import no.tilsagn.messaging.ParkedMessages;

@Controller("/api/v1/operations/budget/parked-messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Operations")
class ParkedMessageController {
    private final ParkedMessages parked;

    ParkedMessageController(ParkedMessages parked) {
        this.parked = parked;
    }

    /** @param key of the messages, as the list gives it */
    @Introspected
    record RedriveRequest(
            @NotBlank @Size(max = 500) @Pattern(regexp = Lines.ONE)
            String key) {}

    @Get
    @Secured(Roles.ADMIN)
    @Paged
    @Operation(
            summary =
                    "List the messages that budget-service could not handle, and those waiting behind them, oldest first")
    Slice<ParkedMessage> list(@Parameter(hidden = true) Paging paging) {
        return Slice.of(
                parked.list(paging.afterNumber(), paging.rowsToRead()),
                paging,
                message -> Long.toString(message.sequence()));
    }

    @Post("/redrive")
    @Secured(Roles.ADMIN)
    @Idempotent
    @Operation(summary = "Handle the parked messages of a key again, in order")
    HttpResponse<ParkedMessages.Redrive> redrive(@Valid @Body RedriveRequest request) {
        return HttpResponse.ok(parked.redrive(request.key()));
    }
}
