package no.tilsagn.followup.report;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Nok;
import org.jspecify.annotations.Nullable;

/**
 * What a project reports. Anything may be missing in a draft; what is submitted has a light and complete lines, and spending
 * when the report is financial.
 *
 * @param light how the project is doing
 * @param spending what has been spent since the last report of this kind, in the final report since any; at most
 *     1,000,000,000 kroner in all
 */
@Introspected
record ReportContent(
        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String summary,

        @Nullable Light light,
        @Size(max = 200) List<@NotNull @Valid SpendingLine> spending,
        @Size(max = 100) List<@NotNull @Valid MilestoneProgress> milestones,
        @Size(max = 100) List<@NotNull @Valid Indicator> indicators) {

    static final ReportContent BLANK = new ReportContent(null, null, List.of(), List.of(), List.of());

    ReportContent {
        spending = spending == null ? List.of() : spending;
        milestones = milestones == null ? List.of() : milestones;
        indicators = indicators == null ? List.of() : indicators;
    }

    enum Light {
        GREEN,
        YELLOW,
        RED
    }

    enum MilestoneStatus {
        NOT_STARTED,
        ON_TRACK,
        DELAYED,
        DONE,
        DROPPED
    }

    /** @param type kind of cost, in the words of the application's budget, such as {@code PROJECT_MANAGER} */
    @Introspected
    record SpendingLine(
            @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}")
            String type,

            @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
            String label,

            @Nullable Nok amount) {}

    /**
     * @param title as in the application, or a new one
     * @param newDue a quarter such as {@code 2026-Q1} when the date has moved, or null
     */
    @Introspected
    record MilestoneProgress(
            @Nullable @Size(max = 300) @Pattern(regexp = Lines.ONE)
            String title,

            @Nullable MilestoneStatus status,
            @Nullable @Pattern(regexp = "20[0-9]{2}-Q[1-4]") String newDue) {}

    /** @param measure what was measured, in the words of the application's benefits */
    @Introspected
    record Indicator(
            @Nullable @Size(max = 300) @Pattern(regexp = Lines.ONE)
            String measure,

            @Nullable @Digits(integer = 12, fraction = 6) BigDecimal value,
            @Nullable LocalDate measuredOn) {}

    /** The sum of the lines that have an amount. */
    long spentOre() {
        return spending.stream()
                .filter(line -> line.amount() != null)
                .mapToLong(line -> line.amount().ore())
                .sum();
    }
}
