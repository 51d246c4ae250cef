package no.tilsagn.applications.application;

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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import no.tilsagn.applications.audit.HistoryEntry;
import no.tilsagn.applications.audit.PersonalDataAccess;
import no.tilsagn.applications.form.ApplicationForm;
import no.tilsagn.applications.form.CompletenessReport;

/** Reading and writing applications. Who may see which is decided by organisation, in {@link ApplicationAccess}. */
@Controller("/api/v1/applications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Applications")
class ApplicationController {
    private final ApplicationReading reading;
    private final ApplicationDrafting drafting;
    private final ApplicationSubmission submission;

    ApplicationController(ApplicationReading reading, ApplicationDrafting drafting, ApplicationSubmission submission) {
        this.reading = reading;
        this.drafting = drafting;
        this.submission = submission;
    }

    @Post
    @Secured(Roles.APPLICANT)
    @Idempotent
    @Operation(summary = "Begin an application; the caller's organisation leads it")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    HttpResponse<ApplicationView> begin(@Valid @Body NewApplication request, @Parameter(hidden = true) Caller caller) {
        ApplicationView application = ApplicationView.of(drafting.begin(request, caller));
        return Versioned.created(
                URI.create("/api/v1/applications/" + application.id()), application, application.version());
    }

    @Get
    @ForReaders
    @Paged
    @Operation(summary = "List the applications that the caller may know of, oldest first")
    Slice<ApplicationRepresentation> list(
            @Nullable @QueryValue UUID callId,
            @Nullable @QueryValue ApplicationStatus status,
            @Nullable @QueryValue @Pattern(regexp = "[a-z-]{1,50}", message = "Use a code such as helgeland.")
                    String healthCommunity,
            @Nullable @QueryValue @Size(max = 100) String q,
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) Paging paging) {
        return reading.list(new ApplicationFilter(callId, status, healthCommunity, q), caller, paging);
    }

    @Get("/{id}")
    @ForReaders
    @Operation(summary = "Show an application: all of it, or the public part to supporters")
    HttpResponse<ApplicationRepresentation> show(UUID id, @Parameter(hidden = true) Caller caller) {
        ApplicationRepresentation application = reading.get(id, caller);
        return Versioned.ok(application, application.version());
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Secured(Roles.APPLICANT)
    @HonoursIfMatch
    @Operation(
            summary = "Change a draft by JSON merge patch; lists go whole",
            description =
                    "By the lead and the parties; the list of parties by the lead alone. A change of parties, agreement"
                            + " or budget makes every confirmation void, and the parties confirm again; what else changes"
                            + " (texts, dates, milestones …) leaves them standing. What is only shown (id, status,"
                            + " requestedAmount …) is left out or sent as it was read.")
    HttpResponse<ApplicationView> change(
            UUID id,
            @RequestBody(content = @Content(schema = @Schema(allOf = {ApplicationForm.class, Parties.class}))) @Body
                    JsonNode patch,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        Application changed = drafting.change(id, patch, ifMatch, caller);
        return Versioned.ok(reading.shown(changed, caller), changed.version());
    }

    @Get("/{id}/completeness")
    @ForReaders
    @Operation(summary = "Say what is missing before the application can be submitted")
    CompletenessReport completeness(UUID id, @Parameter(hidden = true) Caller caller) {
        return submission.completeness(id, caller);
    }

    @Get("/{id}/history")
    @ForReaders
    @Paged
    @Operation(summary = "Say who did what when, oldest first")
    Slice<HistoryEntry> history(
            UUID id, @Parameter(hidden = true) Caller caller, @Parameter(hidden = true) Paging paging) {
        return reading.history(id, caller, paging);
    }

    @Get("/{id}/readings")
    @Secured(Roles.AUDITOR)
    @Paged
    @Operation(summary = "Say who read the personal data of the contacts, oldest first")
    Slice<PersonalDataAccess> readings(
            UUID id, @Parameter(hidden = true) Caller caller, @Parameter(hidden = true) Paging paging) {
        return reading.readings(id, caller, paging);
    }
}
