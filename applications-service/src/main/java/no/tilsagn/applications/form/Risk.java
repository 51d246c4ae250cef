package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;

@Introspected
public record Risk(
        @NotBlank @Size(max = 1_000) @Pattern(regexp = Lines.MANY)
        String factor,

        @Nullable Level level,

        @Nullable @Size(max = 2_000) @Pattern(regexp = Lines.MANY)
        String mitigation) {

    public enum Level {
        LOW,
        MEDIUM,
        HIGH
    }
}
