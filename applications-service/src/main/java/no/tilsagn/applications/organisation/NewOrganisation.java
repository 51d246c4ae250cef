package no.tilsagn.applications.organisation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import no.tilsagn.api.Lines;

/**
 * An organisation to register.
 *
 * @param organisationNumber as people write it; checked by modulus 11
 * @param healthCommunity code of the area it belongs to
 * @param validTo the first day it no longer exists
 * @param predecessors ids, municipality codes or organisation numbers of those it replaces; each ends on validFrom if it
 *     has no end yet
 * @param successors none: a successor names this one when it is registered itself
 */
@Introspected
record NewOrganisation(
        @Nullable @Size(max = 30) @Pattern(regexp = Lines.ONE)
        String organisationNumber,

        @NotBlank @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String name,

        @NotNull OrganisationKind kind,

        @Nullable @Pattern(regexp = "[0-9]{4}", message = "Use the four digits of a municipality.")
        String municipalityCode,

        @Nullable @Pattern(regexp = "[a-z-]{1,50}", message = "Use a code such as helgeland.")
        String healthCommunity,

        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,

        @Nullable @Size(max = 30)
        List<
                        @NotNull
                        @Pattern(
                                regexp = REFERENCE,
                                message = "Use an id, a municipality code or an organisation number.")
                        String>
                predecessors,

        @Nullable @Size(max = 0, message = "Those that it becomes name it when they are registered.")
        List<UUID> successors) {

    private static final String REFERENCE = "[0-9]{4}|[0-9]{9}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    NewOrganisation {
        predecessors = Objects.requireNonNullElse(predecessors, List.of());
    }

    /** The years 1900 to 2199, as in JSON; the database could not hold every day there is. */
    static boolean isWithinBounds(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() < 2200;
    }

    /** Nine digits, or null when there is no number or none that holds. */
    @Nullable
    String nineDigits() {
        return organisationNumber == null
                ? null
                : OrganisationNumber.normalise(organisationNumber).orElse(null);
    }

    Organisation registered(UUID id) {
        return new Organisation(
                id, 0, nineDigits(), name.strip(), kind, municipalityCode, healthCommunity, validFrom, validTo);
    }
}
