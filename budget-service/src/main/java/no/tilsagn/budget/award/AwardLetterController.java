package no.tilsagn.budget.award;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.letter.GrantLetter;
import no.tilsagn.budget.letter.LetterPdf;

@Controller("/api/v1/awards/{id}/letter")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Awards")
class AwardLetterController {
    private final Awards awards;

    AwardLetterController(Awards awards) {
        this.awards = awards;
    }

    /** There is no other form of it, so whoever asks for another gets this one. */
    @Get(produces = {MediaType.APPLICATION_PDF, MediaType.ALL})
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF,
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "The grant letter, as it was when the award was offered")
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
    HttpResponse<byte[]> get(UUID id, Caller caller) {
        GrantLetter letter = awards.letter(id, caller);
        return HttpResponse.ok(LetterPdf.of(letter))
                .contentType(MediaType.APPLICATION_PDF_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + letter.number() + ".pdf\"");
    }
}
