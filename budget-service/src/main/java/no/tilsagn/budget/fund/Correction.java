package no.tilsagn.budget.fund;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Problem;

/** @param reference the decision to correct */
@Introspected
record Correction(
        @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String reference,

        @NotBlank @Size(max = 500) @Pattern(regexp = Lines.ONE)
        String reason) {

    String decidedReference() {
        return required(reference);
    }

    static String required(String reference) {
        if (reference == null || reference.isBlank()) {
            throw Problem.ruleBroken("DECISION_MISSING", "Every entry of the ledger names the decision it rests on.");
        }
        return reference;
    }
}
