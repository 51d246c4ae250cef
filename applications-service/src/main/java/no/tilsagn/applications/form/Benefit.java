package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Size;

/** A row of the table of expected benefits; real tables leave cells empty. */
@Introspected
public record Benefit(
        @Nullable @Size(max = 200) String category,
        @Nullable @Size(max = 200) String beneficiary,
        @Nullable @Size(max = 200) String responsible,
        @Nullable @Size(max = 1_000) String measure,
        @Nullable @Size(max = 1_000) String howMeasured,
        @Nullable @Size(max = 1_000) String preconditions,
        @Nullable @Size(max = 1_000) String freedResources,
        @Nullable @Size(max = 200) String horizon) {}
