package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;

/**
 * What the secretariat found.
 *
 * @param reason required unless the application is eligible
 */
@Introspected
record Screening(
        @NotNull Outcome outcome,

        @Nullable @Size(max = 5_000) @Pattern(regexp = Lines.MANY)
        String reason) {

    enum Outcome {
        ELIGIBLE(ApplicationCommand.FIND_ELIGIBLE),
        INELIGIBLE(ApplicationCommand.FIND_INELIGIBLE),
        RETURNED(ApplicationCommand.RETURN);

        final ApplicationCommand command;

        Outcome(ApplicationCommand command) {
            this.command = command;
        }
    }
}
