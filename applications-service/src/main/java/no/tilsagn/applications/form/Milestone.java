package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;

/** @param due a quarter such as {@code 2025-Q4}, or a month such as {@code 2025-10} */
@Introspected
public record Milestone(
        @NotBlank @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String title,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String responsible,

        @Nullable
        @Pattern(
                regexp = "20[0-9]{2}-(Q[1-4]|0[1-9]|1[0-2])",
                message = "Use a quarter (2025-Q4) or a month (2025-10).")
        String due) {}
