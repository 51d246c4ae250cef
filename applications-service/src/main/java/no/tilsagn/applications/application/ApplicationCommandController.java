package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.HonoursIfMatch;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Versioned;

/** What is done with an application, beyond writing it. */
@Controller("/api/v1/applications/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Applications")
class ApplicationCommandController {
    private final ApplicationReading reading;
    private final ApplicationDrafting drafting;
    private final ApplicationSubmission submission;
    private final ApplicationScreening screening;

    ApplicationCommandController(
            ApplicationReading reading,
            ApplicationDrafting drafting,
            ApplicationSubmission submission,
            ApplicationScreening screening) {
        this.reading = reading;
        this.drafting = drafting;
        this.submission = submission;
        this.screening = screening;
    }

    @Post("/confirmations")
    @Secured({Roles.APPLICANT, Roles.SECRETARIAT, Roles.SSU})
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Confirm the application as it is, for the caller's organisation")
    HttpResponse<ApplicationView> confirm(
            UUID id, @Parameter(hidden = true) IfMatch ifMatch, @Parameter(hidden = true) Caller caller) {
        return answer(drafting.confirm(id, ifMatch, caller), caller);
    }

    @Post("/submit")
    @Secured(Roles.APPLICANT)
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Submit the application (the lead)")
    HttpResponse<ApplicationView> submit(
            UUID id, @Parameter(hidden = true) IfMatch ifMatch, @Parameter(hidden = true) Caller caller) {
        return answer(submission.submit(id, ifMatch, caller), caller);
    }

    @Post("/withdraw")
    @Secured(Roles.APPLICANT)
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Withdraw the application before a decision (the lead)")
    HttpResponse<ApplicationView> withdraw(
            UUID id,
            @Nullable @Valid @Body Withdrawal withdrawal,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        String reason = withdrawal == null ? null : withdrawal.reason();
        return answer(submission.withdraw(id, reason, ifMatch, caller), caller);
    }

    @Post("/screening")
    @Secured(Roles.SECRETARIAT)
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Find the application eligible or not, or return it for correction")
    HttpResponse<ApplicationView> screen(
            UUID id,
            @Valid @Body Screening body,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        return answer(screening.screen(id, body, ifMatch, caller), caller);
    }

    private HttpResponse<ApplicationView> answer(Application application, Caller caller) {
        return Versioned.ok(reading.shown(application, caller), application.version());
    }
}
