package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import no.tilsagn.api.Lines;

/**
 * One of the call's priority areas.
 *
 * @param main whether the project is mainly about it
 */
@Introspected
public record ChosenPriorityArea(
        @NotBlank @Size(max = 60) @Pattern(regexp = Lines.ONE)
        String code,

        @Nullable Boolean main) {
    public ChosenPriorityArea {
        main = Objects.requireNonNullElse(main, false);
    }
}
