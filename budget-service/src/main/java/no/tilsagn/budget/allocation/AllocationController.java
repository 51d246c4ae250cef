package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
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
import no.tilsagn.budget.allocation.AllocationRequests.Adopt;
import no.tilsagn.budget.allocation.AllocationRequests.Decide;
import no.tilsagn.budget.allocation.AllocationRequests.Open;

@Controller("/api/v1/allocations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Allocations")
class AllocationController {
    private final Allocations allocations;
    private final AllocationAdoption adoption;
    private final AllocationViews views;

    AllocationController(Allocations allocations, AllocationAdoption adoption, AllocationViews views) {
        this.allocations = allocations;
        this.adoption = adoption;
        this.views = views;
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Operation(summary = "Open the allocation of a fund's money to the applications of a call")
    @Secured({Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.SECRETARIAT, Roles.SSU})
    HttpResponse<AllocationView> open(@Valid @Body Open request, Caller caller) {
        Allocation allocation =
                allocations.open(request.callId(), request.fundId(), request.year(), request.body(), caller);
        return Versioned.created(
                URI.create("/api/v1/allocations/" + allocation.id()),
                views.of(allocation, caller),
                allocation.version());
    }

    @Get("{?callId}")
    @Paged
    @Operation(summary = "List allocations")
    @Secured({Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.SECRETARIAT, Roles.SSU, Roles.AUDITOR})
    Slice<AllocationSummary> list(@Nullable @QueryValue UUID callId, Paging paging, Caller caller) {
        return allocations.list(callId, caller, paging).map(AllocationSummary::of);
    }

    @Get("/{id}")
    @Operation(summary = "An allocation with its candidates and decisions")
    @Secured({Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.SECRETARIAT, Roles.SSU, Roles.AUDITOR})
    HttpResponse<AllocationView> get(UUID id, Caller caller) {
        return answer(allocations.get(id, caller), caller);
    }

    @Get("/{id}/history")
    @Paged
    @Operation(summary = "Who did what with an allocation, in order; without what is of a conflict of interest")
    @Secured({Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.SECRETARIAT, Roles.SSU, Roles.AUDITOR})
    Slice<AllocationHistoryEntry> history(UUID id, Paging paging, Caller caller) {
        return allocations.history(id, caller, paging);
    }

    @Put("/{id}/decisions")
    @HonoursIfMatch
    @Operation(summary = "Replace what is to be decided")
    @Secured({Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.SECRETARIAT, Roles.SSU})
    HttpResponse<AllocationView> decide(UUID id, @Valid @Body Decide request, IfMatch ifMatch, Caller caller) {
        List<Decision> decisions = request.decisions();
        return answer(allocations.decide(id, decisions, ifMatch, caller), caller);
    }

    @Post("/{id}/adopt")
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Adopt the decisions: promise the money, all or nothing")
    @Secured({Roles.COMMITTEE_CHAIR, Roles.SSU})
    HttpResponse<AllocationView> adopt(UUID id, @Valid @Body Adopt request, IfMatch ifMatch, Caller caller) {
        return answer(adoption.adopt(id, request.meeting(), ifMatch, caller), caller);
    }

    private HttpResponse<AllocationView> answer(Allocation allocation, Caller caller) {
        return Versioned.ok(views.of(allocation, caller), allocation.version());
    }
}
