package no.tilsagn.applications.call;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A report that every project owes.
 *
 * @param everyMonths months between reports, counted from the project's start
 * @param monthsAfterEnd months after the project's end, for a report that is due once
 */
@Introspected
record ReportingRequirement(
        @NotNull ReportKind kind,
        @Nullable @Min(1) @Max(60) Integer everyMonths,
        @Nullable @Min(0) @Max(60) Integer monthsAfterEnd) {}
