package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.HonoursIfMatch;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.api.Versioned;
import no.tilsagn.budget.award.Awards.AwardFilter;
import no.tilsagn.budget.ledger.YearBalance;
import no.tilsagn.budget.letter.GrantLetter;

@Controller("/api/v1/awards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Awards")
class AwardController {
    private final Awards awards;
    private final AwardAnswers answers;
    private final Payments payments;

    AwardController(Awards awards, AwardAnswers answers, Payments payments) {
        this.awards = awards;
        this.answers = answers;
        this.payments = payments;
    }

    /** Why the offer is turned down; the body may be left out. */
    @Introspected
    @Schema(name = "DeclineAward")
    record Decline(
            @Nullable @Size(max = 2000) @Pattern(regexp = GrantLetter.PARAGRAPHS)
            String reason) {}

    /** Why the instalment is not to be paid. */
    @Introspected
    @Schema(name = "CancelInstalment")
    record Cancel(
            @NotBlank @Size(max = 500) @Pattern(regexp = Lines.ONE)
            String reason) {}

    @Get("{?callId,status,recipientId}")
    @Paged
    @Operation(summary = "List the awards that the caller may know of, without those of a conflict of interest")
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
    Slice<AwardView> list(
            @Nullable @QueryValue UUID callId,
            @Nullable @QueryValue AwardStatus status,
            @Nullable @QueryValue UUID recipientId,
            Paging paging,
            Caller caller) {
        Slice<AwardWithInstalments> page = awards.list(new AwardFilter(callId, status, recipientId), caller, paging);
        Map<UUID, List<YearBalance>> held = awards.held(page.items());
        return page.map(
                shown -> AwardView.of(shown, held.getOrDefault(shown.award().id(), List.of())));
    }

    @Get("/{id}")
    @Operation(summary = "An award with its instalments")
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
    HttpResponse<AwardView> get(UUID id, Caller caller) {
        return answer(awards.show(id, caller));
    }

    @Get("/{id}/history")
    @Paged
    @Operation(summary = "Who did what with an award and its instalments, in order")
    @Secured({Roles.SECRETARIAT, Roles.SSU, Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.FUND_CONTROLLER, Roles.AUDITOR})
    Slice<AwardHistoryEntry> history(UUID id, Paging paging, Caller caller) {
        return awards.history(id, caller, paging);
    }

    @Post("/{id}/accept")
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Accept the offer, for the organisation that leads the application")
    @Secured(Roles.APPLICANT)
    HttpResponse<AwardView> accept(UUID id, IfMatch ifMatch, Caller caller) {
        return answer(answers.accept(id, ifMatch, caller));
    }

    @Post("/{id}/decline")
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Decline the offer, for the organisation that leads the application")
    @Secured(Roles.APPLICANT)
    HttpResponse<AwardView> decline(UUID id, @Nullable @Valid @Body Decline request, IfMatch ifMatch, Caller caller) {
        String reason = request == null ? null : request.reason();
        return answer(answers.decline(id, reason, ifMatch, caller));
    }

    @Post("/{id}/instalments/{no}/approve")
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Approve the payment of a released instalment")
    @Secured(Roles.FUND_MANAGER)
    HttpResponse<AwardView> approve(UUID id, int no, IfMatch ifMatch, Caller caller) {
        return answer(payments.approve(id, no, ifMatch, caller));
    }

    @Post("/{id}/instalments/{no}/disburse")
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Pay an approved instalment; not for whoever approved it")
    @Secured({Roles.FUND_CONTROLLER, Roles.FUND_MANAGER})
    HttpResponse<AwardView> disburse(UUID id, int no, IfMatch ifMatch, Caller caller) {
        return answer(payments.disburse(id, no, ifMatch, caller));
    }

    @Post("/{id}/instalments/{no}/cancel")
    @Idempotent
    @HonoursIfMatch
    @Operation(summary = "Give back an instalment that is not to be paid, once the project is closed")
    @Secured(Roles.FUND_MANAGER)
    HttpResponse<AwardView> cancel(UUID id, int no, @Valid @Body Cancel request, IfMatch ifMatch, Caller caller) {
        return answer(payments.cancel(id, no, request.reason(), ifMatch, caller));
    }

    private HttpResponse<AwardView> answer(AwardWithInstalments shown) {
        List<YearBalance> held =
                awards.held(List.of(shown)).getOrDefault(shown.award().id(), List.of());
        return Versioned.ok(AwardView.of(shown, held), shown.award().version());
    }
}
