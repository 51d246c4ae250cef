package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;

/** A row of the table of expected benefits; real tables leave cells empty. */
@Introspected
public record Benefit(
        @Nullable @Size(max = 200) @Pattern(regexp = Lines.MANY)
        String category,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.MANY)
        String beneficiary,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.MANY)
        String responsible,

        @Nullable @Size(max = 1_000) @Pattern(regexp = Lines.MANY)
        String measure,

        @Nullable @Size(max = 1_000) @Pattern(regexp = Lines.MANY)
        String howMeasured,

        @Nullable @Size(max = 1_000) @Pattern(regexp = Lines.MANY)
        String preconditions,

        @Nullable @Size(max = 1_000) @Pattern(regexp = Lines.MANY)
        String freedResources,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.MANY)
        String horizon) {}
