package no.tilsagn.budget.upgrade;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.ledger.Posted;

@Controller("/api/v1/operations/budget/ledger/holders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Operations")
class HolderNamingController {
    private final HolderNaming naming;

    HolderNamingController(HolderNaming naming) {
        this.naming = naming;
    }

    /** @param entries the one entry of each fund that tells its awards apart; none when there was nothing to do */
    @Schema(name = "HoldersNamed")
    record Named(List<Posted> entries) {}

    @Post
    @Secured(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Let the ledger tell of each award what it has: the last step of an upgrade, when no older "
                    + "replica of budget-service runs; once done there is nothing to do")
    HttpResponse<Named> name(@Parameter(hidden = true) Caller caller) {
        return HttpResponse.ok(new Named(naming.nameHolders(caller)));
    }
}
