package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;

/** An answer that is only asked for where it is relevant. */
@Introspected
public record WhenRelevant(
        @Nullable Boolean relevant,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String text) {}
