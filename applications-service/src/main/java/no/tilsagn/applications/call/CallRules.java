package no.tilsagn.applications.call;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import no.tilsagn.api.Nok;

/**
 * The scheme's rules as parameters.
 *
 * @param digitalSharePercent a digital project gets at most this share of what it requests …
 * @param digitalCap … and at most this
 * @param preProjectMaxMonths a pre-project is granted for at most this long
 * @param maxMonths no project may last longer
 * @param minOwnSharePercent the parties' own share of the total cost
 */
@Introspected
public record CallRules(
        @Nullable @Min(0) @Max(100) Integer digitalSharePercent,
        @Nullable Nok digitalCap,
        @Nullable @Min(1) @Max(120) Integer preProjectMaxMonths,
        @Nullable @Min(1) @Max(120) Integer maxMonths,
        @Nullable @Min(0) @Max(100) Integer minOwnSharePercent) {

    public CallRules {
        minOwnSharePercent = Objects.requireNonNullElse(minOwnSharePercent, 0);
    }
}
