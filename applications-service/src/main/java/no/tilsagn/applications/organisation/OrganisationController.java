package no.tilsagn.applications.organisation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.api.Versioned;
import no.tilsagn.applications.audit.Deed;

@Controller("/api/v1/organisations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Organisations")
class OrganisationController {
    private final Organisations organisations;
    private final OrganisationCsv csv;

    OrganisationController(Organisations organisations, OrganisationCsv csv) {
        this.organisations = organisations;
        this.csv = csv;
    }

    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Paged
    @Operation(
            summary = "Find organisations",
            description =
                    "q is part of a name, an organisation number or a municipality code. Shown are those that exist"
                            + " on the day asOf (today); a name or code of another time finds what it became or came from.")
    Slice<OrganisationView> search(
            @Nullable @QueryValue @Size(max = 100) String q,
            @Nullable @QueryValue OrganisationKind kind,
            @Nullable @QueryValue @Pattern(regexp = "[a-z-]{1,50}", message = "Use a code such as helgeland.")
                    String healthCommunity,
            @Nullable @QueryValue LocalDate asOf,
            @Parameter(hidden = true) Paging paging) {
        if (asOf != null && !NewOrganisation.isWithinBounds(asOf)) {
            throw Problem.malformed("/asOf", "INVALID_VALUE", "This is no day of the years 1900 to 2199.");
        }
        return organisations.search(q, kind, healthCommunity, asOf, paging);
    }

    @Get("/{id}")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(summary = "Show an organisation")
    HttpResponse<OrganisationView> show(UUID id) {
        OrganisationView organisation = organisations.get(id);
        return Versioned.ok(organisation, organisation.version());
    }

    @Get("/{id}/history")
    @Secured({Roles.ADMIN, Roles.AUDITOR})
    @Paged
    @Operation(summary = "Say who did what with an organisation when, oldest first")
    Slice<Deed> history(UUID id, @Parameter(hidden = true) Paging paging) {
        return organisations.history(id, paging);
    }

    @Post
    @Secured(Roles.ADMIN)
    @Idempotent
    @Operation(summary = "Register an organisation")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    HttpResponse<OrganisationView> register(
            @Valid @Body NewOrganisation organisation, @Parameter(hidden = true) Caller caller) {
        OrganisationView registered = organisations.register(organisation, caller);
        return Versioned.created(
                URI.create("/api/v1/organisations/" + registered.id()), registered, registered.version());
    }

    @Post("/import")
    @Consumes("text/csv")
    @Secured(Roles.ADMIN)
    @Idempotent
    @Operation(
            summary = "Register many organisations from CSV, all or none",
            description = "Header: " + OrganisationCsv.HEADER
                    + ". Predecessors are ids, codes or numbers, separated by spaces.")
    HttpResponse<Map<String, Integer>> importCsv(@Body String text, @Parameter(hidden = true) Caller caller) {
        return HttpResponse.ok(Map.of("imported", organisations.importAll(csv.read(text), caller)));
    }
}
