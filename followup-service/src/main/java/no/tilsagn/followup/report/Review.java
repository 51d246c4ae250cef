package no.tilsagn.followup.report;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;
import org.jspecify.annotations.Nullable;

/** @param comment to those who reported; required when changes are asked for */
@Introspected
record Review(
        @NotNull Outcome outcome,

        @Nullable @Size(max = 5_000) @Pattern(regexp = Lines.MANY)
        String comment) {

    enum Outcome {
        APPROVE,
        REQUEST_CHANGES
    }

    boolean lacksComment() {
        return outcome == Outcome.REQUEST_CHANGES && (comment == null || comment.isBlank());
    }
}
