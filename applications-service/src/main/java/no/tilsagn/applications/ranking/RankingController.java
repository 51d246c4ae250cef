package no.tilsagn.applications.ranking;

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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.HonoursIfMatch;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Versioned;

@Controller("/api/v1/calls/{callId}/ranking-lists/{healthCommunity}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Ranking")
class RankingController {
    private static final String COMMUNITY = "[a-z-]{1,50}";

    private final Rankings rankings;

    RankingController(Rankings rankings) {
        this.rankings = rankings;
    }

    @Get
    @Secured({Roles.SECRETARIAT, Roles.SSU, Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "Show the ranking list of a health community")
    HttpResponse<RankingView> show(
            UUID callId, @Pattern(regexp = COMMUNITY) String healthCommunity, @Parameter(hidden = true) Caller caller) {
        RankingView list = rankings.get(callId, healthCommunity, caller);
        return Versioned.ok(list, list.version());
    }

    @Put
    @Secured(Roles.SECRETARIAT)
    @HonoursIfMatch
    @Operation(summary = "Propose the ranking list of one's health community")
    @ApiResponse(responseCode = "201", description = "It is the first proposal", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "It replaces another", useReturnTypeSchema = true)
    HttpResponse<RankingView> propose(
            UUID callId,
            @Pattern(regexp = COMMUNITY) String healthCommunity,
            @Valid @Body RankingProposal proposal,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        RankingView list = rankings.propose(callId, healthCommunity, proposal.entries(), ifMatch, caller);
        return list.version() == 1
                ? Versioned.created(
                        URI.create("/api/v1/calls/%s/ranking-lists/%s".formatted(callId, healthCommunity)),
                        list,
                        list.version())
                : Versioned.ok(list, list.version());
    }

    @Post("/adopt")
    @Secured(Roles.SSU)
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Adopt the ranking list: freeze it and forward the applications")
    HttpResponse<RankingView> adopt(
            UUID callId,
            @Pattern(regexp = COMMUNITY) String healthCommunity,
            @Valid @Body Adoption meeting,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        RankingView list = rankings.adopt(callId, healthCommunity, meeting, ifMatch, caller);
        return Versioned.ok(list, list.version());
    }
}
