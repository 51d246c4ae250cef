package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Size;

/** An answer that is only asked for where it is relevant. */
@Introspected
public record WhenRelevant(
        @Nullable Boolean relevant,
        @Nullable @Size(max = 20_000) String text) {}
