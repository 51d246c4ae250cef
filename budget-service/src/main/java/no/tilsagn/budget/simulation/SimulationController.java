package no.tilsagn.budget.simulation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Nok;
import no.tilsagn.api.Roles;

@Controller("/api/v1/allocations/{allocationId}/simulations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Allocations")
class SimulationController {
    private final Simulations simulations;

    SimulationController(Simulations simulations) {
        this.simulations = simulations;
    }

    /** @param ceiling the most that may be proposed in all; without it only the fund bounds it */
    @Introspected
    @Schema(name = "Simulate")
    record Simulate(
            @Nullable Nok ceiling,
            @NotNull Strategy strategy,
            @Nullable @Valid RuleOverrides rules) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Operation(summary = "Simulate the allocation under the call's rules, or others")
    @Secured({Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.SECRETARIAT, Roles.SSU})
    HttpResponse<SimulationView> simulate(UUID allocationId, @Valid @Body Simulate request, Caller caller) {
        Long ceilingOre = request.ceiling() == null ? null : request.ceiling().ore();
        SimulationView simulation =
                simulations.run(allocationId, request.strategy(), ceilingOre, request.rules(), caller);
        return HttpResponse.created(
                simulation, URI.create("/api/v1/allocations/" + allocationId + "/simulations/" + simulation.id()));
    }

    @Get("/{id}")
    @Operation(summary = "A simulation as it was answered")
    @Secured({Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.SECRETARIAT, Roles.SSU, Roles.AUDITOR})
    SimulationView get(UUID allocationId, UUID id, Caller caller) {
        return simulations.get(allocationId, id, caller);
    }
}
