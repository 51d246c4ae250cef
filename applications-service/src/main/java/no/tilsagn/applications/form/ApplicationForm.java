package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
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
 * What the parties write; a draft may lack anything but the title. The bounds also keep what is told to the other
 * services below the size of an event.
 *
 * @param continuationOf the earlier application that this one continues
 */
@Introspected
public record ApplicationForm(
        @NotBlank @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String title,

        @Nullable ProjectType projectType,
        @Nullable Boolean digital,
        @Nullable UUID continuationOf,
        @Nullable @Size(max = 50) List<@NotNull @Valid Contact> contacts,
        @Nullable @Valid Agreement agreement,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable @Valid Sections sections,
        @Nullable @Valid Budget budget,
        @Nullable @Valid AmountRange amountRange,
        @Nullable @Size(max = 40) List<@NotNull @Valid Milestone> milestones,

        @Nullable @Size(max = 50)
        List<@NotBlank @Size(max = 500) @Pattern(regexp = Lines.MANY) String> evaluationPoints,

        @Nullable @Size(max = 30) List<@NotNull @Valid Benefit> benefits,
        @Nullable @Size(max = 40) List<@NotNull @Valid Risk> risks,
        @Nullable @Size(max = 20) List<@NotNull @Valid ChosenPriorityArea> priorityAreas,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) @Pattern(regexp = Lines.ONE) String> criteria) {

    public ApplicationForm {
        title = title == null ? null : title.strip();
        digital = Objects.requireNonNullElse(digital, false);
        contacts = Objects.requireNonNullElse(contacts, List.of());
        sections = Objects.requireNonNullElse(sections, Sections.NONE);
        budget = Objects.requireNonNullElse(budget, Budget.NONE);
        milestones = Objects.requireNonNullElse(milestones, List.of());
        evaluationPoints = Objects.requireNonNullElse(evaluationPoints, List.of());
        benefits = Objects.requireNonNullElse(benefits, List.of());
        risks = Objects.requireNonNullElse(risks, List.of());
        priorityAreas = Objects.requireNonNullElse(priorityAreas, List.of());
        criteria = Objects.requireNonNullElse(criteria, List.of());
    }

    /** An application of which only the title is known. */
    public static ApplicationForm titled(String title) {
        return new ApplicationForm(
                title, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
