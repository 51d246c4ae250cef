package no.tilsagn.applications.impartiality;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;

/**
 * @param conflicted whether the person has a conflict of interest
 * @param reason required to clear a conflict that was declared before
 */
@Introspected
record Declaration(
        @NotNull Boolean conflicted,

        @Nullable @Size(max = 2_000) @Pattern(regexp = Lines.MANY)
        String reason) {

    boolean isUnexplained() {
        return reason == null || reason.isBlank();
    }
}
