package no.tilsagn.followup.report;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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

@Controller("/api/v1/duties/{id}/report")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Reports")
class ReportController {
    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @Get
    @Secured({
        Roles.APPLICANT,
        Roles.TRUST,
        Roles.SECRETARIAT,
        Roles.SSU,
        Roles.COMMITTEE,
        Roles.FUND_MANAGER,
        Roles.FUND_CONTROLLER,
        Roles.AUDITOR
    })
    @Operation(summary = "The report of a duty with its history; a draft is seen by its writers only")
    HttpResponse<ReportView> show(UUID id, @Parameter(hidden = true) Caller caller) {
        return answer(reports.show(id, caller));
    }

    @Put
    @HonoursIfMatch
    @Secured({Roles.APPLICANT, Roles.TRUST})
    @Operation(summary = "Write the draft of a report; If-Match is required from the second time on")
    HttpResponse<ReportView> write(
            UUID id,
            @Valid @Body ReportContent content,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        return answer(reports.write(id, content, ifMatch, caller));
    }

    @Post("/submit")
    @HonoursIfMatch
    @Idempotent
    @Secured({Roles.APPLICANT, Roles.TRUST})
    @Operation(summary = "Hand the report in for review")
    HttpResponse<ReportView> submit(
            UUID id, @Parameter(hidden = true) IfMatch ifMatch, @Parameter(hidden = true) Caller caller) {
        return answer(reports.submit(id, ifMatch, caller));
    }

    @Post("/review")
    @HonoursIfMatch
    @Idempotent
    @Secured({Roles.SECRETARIAT, Roles.FUND_MANAGER})
    @Operation(summary = "Approve a submitted report or ask for changes; the last approval may close the project")
    HttpResponse<ReportView> review(
            UUID id,
            @Valid @Body Review review,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        return answer(reports.review(id, review, ifMatch, caller));
    }

    private static HttpResponse<ReportView> answer(ReportView report) {
        return Versioned.ok(report, report.version());
    }
}
