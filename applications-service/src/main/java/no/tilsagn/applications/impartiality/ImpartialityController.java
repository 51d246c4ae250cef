package no.tilsagn.applications.impartiality;

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
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Roles;

@Controller("/api/v1/applications/{id}/impartiality")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Applications")
class ImpartialityController {
    private final ConflictsOfInterest conflicts;

    ImpartialityController(ConflictsOfInterest conflicts) {
        this.conflicts = conflicts;
    }

    @Post
    @Secured({Roles.SECRETARIAT, Roles.SSU, Roles.COMMITTEE})
    @Idempotent
    @Operation(
            summary = "Declare whether one has a conflict of interest over an application",
            description =
                    "Who has one no longer sees the content and may not rank, adopt or decide. To clear one takes a"
                            + " reason.")
    HttpResponse<Impartiality> declare(
            UUID id, @Valid @Body Declaration declaration, @Parameter(hidden = true) Caller caller) {
        return HttpResponse.ok(conflicts.declare(id, declaration, caller));
    }
}
