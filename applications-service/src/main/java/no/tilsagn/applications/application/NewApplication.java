package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import no.tilsagn.api.Lines;

/** An application to begin; the caller's organisation leads it. */
@Introspected
record NewApplication(
        @NotNull UUID callId,

        @NotBlank @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String title) {

    NewApplication {
        title = title == null ? null : title.strip();
    }
}
