package no.tilsagn.applications.ranking;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import no.tilsagn.api.Lines;

/**
 * The meeting that adopted a list.
 *
 * @param present how many of the members took part; more than half must
 */
@Introspected
record Adoption(
        @NotNull LocalDate meetingOn,

        @NotBlank @Size(max = 50) @Pattern(regexp = Lines.ONE)
        String caseNumber,

        @Nullable Boolean extraordinary,
        @NotNull @Min(0) @Max(1_000) Integer present,
        @NotNull @Min(1) @Max(1_000) Integer members) {

    Adoption {
        extraordinary = Objects.requireNonNullElse(extraordinary, false);
    }

    boolean hasQuorum() {
        return present * 2 > members;
    }
}
