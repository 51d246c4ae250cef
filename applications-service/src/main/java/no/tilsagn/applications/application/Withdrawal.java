package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;

@Introspected
record Withdrawal(
        @Nullable @Size(max = 2_000) @Pattern(regexp = Lines.MANY)
        String reason) {}
