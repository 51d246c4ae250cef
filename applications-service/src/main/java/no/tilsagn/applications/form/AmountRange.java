package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Nok;

/**
 * What less would do.
 *
 * @param minimum the least that the project can be carried out with
 * @param fallsAway what is left out then
 */
@Introspected
public record AmountRange(
        @Nullable Nok minimum,

        @Nullable @Size(max = 5_000) @Pattern(regexp = Lines.MANY)
        String fallsAway) {}
