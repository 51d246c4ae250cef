package no.tilsagn.budget.fund;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;

@Controller("/api/v1/funds/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Funds")
class JournalController {
    private final Funds funds;

    JournalController(Funds funds) {
        this.funds = funds;
    }

    @Get("/journal")
    @Secured({
        Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.SECRETARIAT,
        Roles.SSU, Roles.TRUST, Roles.AUDITOR, Roles.ADMIN
    })
    @Paged
    @Operation(summary = "List the entries of a fund's journal, oldest first")
    Slice<JournalEntryView> journal(
            @PathVariable UUID id, @Parameter(hidden = true) Paging paging, @Parameter(hidden = true) Caller caller) {
        return funds.journal(id, paging, caller).map(JournalEntryView::of);
    }

    @Get("/proof")
    @Secured({
        Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.SECRETARIAT,
        Roles.SSU, Roles.TRUST, Roles.AUDITOR, Roles.ADMIN
    })
    @Operation(summary = "Recompute a fund's journal from its first entry and say whether everything adds up")
    ProofView proof(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return ProofView.of(funds.prove(id, caller));
    }
}
