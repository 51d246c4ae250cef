package no.tilsagn.budget.fund;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/** A fund's version is the number of the last entry in its journal. */
@Controller("/api/v1/funds")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Funds")
class FundController {
    private final Funds funds;

    FundController(Funds funds) {
        this.funds = funds;
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Secured({Roles.FUND_MANAGER, Roles.SECRETARIAT, Roles.SSU})
    @Operation(summary = "Open a fund: a regional one by its manager, a local one by its health community")
    HttpResponse<FundView> open(@Valid @Body NewFund request, @Parameter(hidden = true) Caller caller) {
        request.requireCommunityOfLocalFund();
        Fund fund = funds.open(request.name().strip(), request.kind(), request.healthCommunity(), caller);
        return Versioned.created(URI.create("/api/v1/funds/" + fund.id()), FundView.of(fund), 0);
    }

    @Get
    @Secured({
        Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.SECRETARIAT,
        Roles.SSU, Roles.TRUST, Roles.AUDITOR, Roles.ADMIN
    })
    @Paged
    @Operation(summary = "List the funds that the caller may see")
    Slice<FundView> list(@Parameter(hidden = true) Paging paging, @Parameter(hidden = true) Caller caller) {
        return funds.list(caller, paging).map(FundView::of);
    }

    @Get("/{id}")
    @Secured({
        Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.SECRETARIAT,
        Roles.SSU, Roles.TRUST, Roles.AUDITOR, Roles.ADMIN
    })
    @Operation(summary = "Show a fund")
    HttpResponse<FundView> get(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        Fund fund = funds.get(id, caller);
        return Versioned.ok(FundView.of(fund), funds.version(id));
    }

    @Post("/{id}/appropriations")
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Secured({Roles.FUND_MANAGER, Roles.SECRETARIAT, Roles.SSU})
    @HonoursIfMatch
    @Operation(summary = "Record that the fund has been given money for a year")
    HttpResponse<FundYearView> appropriate(
            @PathVariable UUID id,
            @Valid @Body NewAppropriation request,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        Funds.Standing standing = funds.appropriate(
                id, request.year(), request.decidedAmountOre(), request.decidedReference(), ifMatch, caller);
        return Versioned.created(
                URI.create("/api/v1/funds/" + id + "/years/" + request.year()),
                FundYearView.of(standing.balance()),
                standing.version());
    }

    @Post("/{id}/journal/{number}/reversal")
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Secured({Roles.FUND_MANAGER, Roles.SECRETARIAT, Roles.SSU})
    @HonoursIfMatch
    @Operation(summary = "Take back an appropriation that was recorded by mistake, as far as it is still available")
    HttpResponse<JournalEntryView> reverse(
            @PathVariable UUID id,
            @PathVariable long number,
            @Valid @Body Correction request,
            @Parameter(hidden = true) IfMatch ifMatch,
            @Parameter(hidden = true) Caller caller) {
        var reversal = funds.reverse(id, number, request.decidedReference(), request.reason(), ifMatch, caller);
        return Versioned.created(
                URI.create("/api/v1/funds/" + id + "/journal"), JournalEntryView.of(reversal), reversal.number());
    }

    @Get("/{id}/years/{year}")
    @Secured({
        Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.COMMITTEE, Roles.SECRETARIAT,
        Roles.SSU, Roles.TRUST, Roles.AUDITOR, Roles.ADMIN
    })
    @Operation(summary = "Show where the money of a budget year is: appropriated + carriedIn = all the others")
    FundYearView year(@PathVariable UUID id, @PathVariable int year, @Parameter(hidden = true) Caller caller) {
        return FundYearView.of(funds.balance(id, year, caller));
    }
}
