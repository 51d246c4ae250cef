package no.tilsagn.followup.project;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.api.Versioned;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/projects")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Projects")
class ProjectController {
    private final ProjectReader projects;

    ProjectController(ProjectReader projects) {
        this.projects = projects;
    }

    @Get
    @Paged
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
    @Operation(summary = "The projects that the caller may see, oldest first")
    Slice<ProjectSummary> list(
            @Nullable @QueryValue ProjectStatus status,
            @Nullable @QueryValue @Pattern(regexp = "[a-z-]{1,60}") String healthCommunity,
            @Parameter(hidden = true) Paging paging,
            @Parameter(hidden = true) Caller caller) {
        return projects.list(caller, status, healthCommunity, paging);
    }

    @Get("/{id}")
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
    @Operation(summary = "A project with its duties, payments and what it promised")
    HttpResponse<ProjectView> show(UUID id, @Parameter(hidden = true) Caller caller) {
        ProjectView project = projects.show(id, caller);
        return Versioned.ok(project, project.version());
    }
}
