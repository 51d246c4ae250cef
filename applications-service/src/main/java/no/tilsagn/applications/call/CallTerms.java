package no.tilsagn.applications.call;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.tilsagn.api.Lines;

/**
 * What a call lays down. A draft may lack anything but its title; {@link CallTermsCheck} says what must be there to
 * publish it.
 *
 * @param opensAt Europe/Oslo, like the deadlines, which are inclusive to the last nanosecond of their second; a time that
 *     comes twice is the first one here and the second one there
 * @param regionalDeadline a call in one tier has none: one that is sent with it is not kept
 * @param oneTier the health communities decide themselves; nothing is forwarded
 */
@Introspected
public record CallTerms(
        @NotBlank @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String title,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String scheme,

        @Nullable @ShownByClocks LocalDateTime opensAt,
        @Nullable @ShownByClocks LocalDateTime localDeadline,
        @Nullable @ShownByClocks LocalDateTime regionalDeadline,
        @Nullable LocalDate expectedDecisionOn,
        @Nullable Boolean oneTier,
        @Nullable Boolean appealable,
        @Nullable @Valid CallRules rules,
        @Nullable @Size(max = 50) List<@NotNull @Valid CodedTitle> priorityAreas,
        @Nullable @Size(max = 50) List<@NotNull @Valid CodedTitle> criteria,
        @Nullable @Size(max = 10) List<@NotNull @Valid ReportingRequirement> reportingPlan,
        @Nullable @Valid PaymentPlan payment,
        @Nullable @Min(1) @Max(365) Integer acceptWithinDays) {

    public CallTerms {
        title = title == null ? null : title.strip();
        oneTier = Objects.requireNonNullElse(oneTier, false);
        regionalDeadline = oneTier ? null : regionalDeadline;
        appealable = Objects.requireNonNullElse(appealable, false);
        priorityAreas = Objects.requireNonNullElse(priorityAreas, List.of());
        criteria = Objects.requireNonNullElse(criteria, List.of());
        reportingPlan = Objects.requireNonNullElse(reportingPlan, List.of());
    }

    /** The last deadline. */
    public LocalDateTime lastDeadline() {
        return regionalDeadline == null ? localDeadline : regionalDeadline;
    }

    public Set<String> priorityAreaCodes() {
        return priorityAreas.stream().map(CodedTitle::code).collect(Collectors.toSet());
    }

    public Set<String> criterionCodes() {
        return criteria.stream().map(CodedTitle::code).collect(Collectors.toSet());
    }
}
