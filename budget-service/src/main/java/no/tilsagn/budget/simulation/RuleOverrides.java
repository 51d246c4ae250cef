package no.tilsagn.budget.simulation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import no.tilsagn.api.Nok;
import no.tilsagn.budget.rule.RuleParameters;

/** Other values than the call's, to see what they would do; what is left out stays as the call has it. */
@Introspected
@Schema(name = "RuleOverrides")
record RuleOverrides(
        @Nullable @Min(0) @Max(100) Integer digitalSharePercent,
        @Nullable Nok digitalCap,
        @Nullable @Min(1) @Max(120) Integer preProjectMaxMonths,
        @Nullable @Min(1) @Max(120) Integer maxMonths,
        @Nullable @Min(0) @Max(100) Integer minOwnSharePercent) {

    RuleParameters over(RuleParameters rules) {
        return new RuleParameters(
                orElse(digitalSharePercent, rules.digitalSharePercent()),
                digitalCap == null ? rules.digitalCapOre() : digitalCap.ore(),
                orElse(preProjectMaxMonths, rules.preProjectMaxMonths()),
                orElse(maxMonths, rules.maxMonths()),
                orElse(minOwnSharePercent, rules.minOwnSharePercent()));
    }

    private static int orElse(@Nullable Integer override, int value) {
        return override == null ? value : override;
    }
}
