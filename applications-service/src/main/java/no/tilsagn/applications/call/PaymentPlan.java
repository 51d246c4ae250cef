package no.tilsagn.applications.call;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * How an award is paid.
 *
 * @param gatedBy reports that must be approved before later instalments are released
 * @param holdBackPercent share of the award that waits for the final report
 */
@Introspected
record PaymentPlan(
        @Nullable @Min(1) @Max(12) Integer instalmentsPerYear,
        @Nullable @Size(max = 3) List<@NotNull ReportKind> gatedBy,
        @Nullable @Min(0) @Max(100) Integer holdBackPercent) {

    PaymentPlan {
        gatedBy = Objects.requireNonNullElse(gatedBy, List.of());
        holdBackPercent = Objects.requireNonNullElse(holdBackPercent, 0);
    }
}
