package no.tilsagn.applications.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.HonoursIfMatch;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.api.Versioned;
import no.tilsagn.applications.audit.Deed;

@Controller("/api/v1/calls")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Calls")
class CallController {
    private final Calls calls;

    CallController(Calls calls) {
        this.calls = calls;
    }

    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Paged
    @Operation(summary = "List calls; drafts only for those who prepare or audit them")
    Slice<CallView> list(
            @Nullable @QueryValue CallStatus status,
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) Paging paging) {
        return calls.list(status, caller, paging);
    }

    @Get("/{id}")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(summary = "Show a call")
    HttpResponse<CallView> show(UUID id, @Parameter(hidden = true) Caller caller) {
        CallView call = calls.get(id, caller);
        return Versioned.ok(call, call.version());
    }

    @Get("/{id}/history")
    @Secured({Roles.FUND_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Paged
    @Operation(summary = "Say who did what with a call when, oldest first")
    Slice<Deed> history(UUID id, @Parameter(hidden = true) Paging paging) {
        return calls.history(id, paging);
    }

    @Post
    @Secured(Roles.FUND_MANAGER)
    @Idempotent
    @Operation(summary = "Draft a call")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    HttpResponse<CallView> draft(@Valid @Body CallTerms terms, @Parameter(hidden = true) Caller caller) {
        CallView call = calls.draft(terms, caller);
        return Versioned.created(URI.create("/api/v1/calls/" + call.id()), call, call.version());
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Secured(Roles.FUND_MANAGER)
    @HonoursIfMatch
    @Operation(summary = "Change a draft by JSON merge patch")
    HttpResponse<CallView> change(
            UUID id,
            @RequestBody(content = @Content(schema = @Schema(implementation = CallTerms.class))) @Body JsonNode patch,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        CallView call = calls.change(id, patch, ifMatch, caller);
        return Versioned.ok(call, call.version());
    }

    @Post("/{id}/publish")
    @Secured(Roles.FUND_MANAGER)
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Publish a call: from now on it is visible to all and fixed")
    HttpResponse<CallView> publish(
            UUID id, @Parameter(hidden = true) IfMatch ifMatch, @Parameter(hidden = true) Caller caller) {
        CallView call = calls.publish(id, ifMatch, caller);
        return Versioned.ok(call, call.version());
    }
}
