package no.tilsagn.applications.call;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import no.tilsagn.api.Lines;

/**
 * A priority area or a criterion.
 *
 * @param title by language: {@code nb}, {@code nn}, {@code en} …
 */
@Introspected
record CodedTitle(
        @NotNull
        @Pattern(
                regexp = "[A-Z][A-Z0-9_]{0,59}",
                message = "Use capital letters, digits and underscores, such as PATIENT_GROUPS.")
        String code,

        @NotEmpty @Size(max = 10)
        Map<@Pattern(regexp = "[a-z]{2,3}") String, @NotBlank @Size(max = 500) @Pattern(regexp = Lines.ONE) String>
                title) {}
