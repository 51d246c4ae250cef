package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Nok;

/**
 * One line of the budget.
 *
 * @param organisationId who pays or bears it, if anyone in particular
 * @param amount null when it is not known, which is not the same as 0
 * @param originalText the amount as the source writes it, such as {@code ca kr 1,5 mill}
 */
@Introspected
public record BudgetLine(
        @NotNull Side side,
        @NotNull Type type,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String label,

        @Nullable UUID organisationId,
        @Nullable @Min(2000) @Max(2100) Integer year,
        @Nullable Nok amount,
        @Nullable Certainty certainty,

        @Nullable @Size(max = 500) @Pattern(regexp = Lines.MANY)
        String originalText) {

    public enum Side {
        INCOME,
        EXPENSE
    }

    public enum Certainty {
        EXACT,
        ESTIMATE,
        UNKNOWN
    }

    /** Sources of money first, then kinds of cost. */
    public enum Type {
        GRANT_REQUESTED(Side.INCOME),
        OWN_SHARE(Side.INCOME),
        OTHER_GRANT(Side.INCOME),
        PROJECT_MANAGER(Side.EXPENSE),
        STAFF_RELEASE(Side.EXPENSE),
        WORKING_GROUP(Side.EXPENSE),
        MAPPING(Side.EXPENSE),
        TECHNOLOGY(Side.EXPENSE),
        POSITIONS(Side.EXPENSE),
        ADMINISTRATION(Side.EXPENSE),
        MEETINGS(Side.EXPENSE),
        TRAVEL(Side.EXPENSE),
        ADVICE(Side.EXPENSE),
        PREMISES(Side.EXPENSE),
        EQUIPMENT(Side.EXPENSE),
        VEHICLE(Side.EXPENSE),
        LICENCE(Side.EXPENSE),
        OTHER_COST(Side.EXPENSE);

        final Side side;

        Type(Side side) {
            this.side = side;
        }
    }

    public BudgetLine {
        certainty = Objects.requireNonNullElse(certainty, amount == null ? Certainty.UNKNOWN : Certainty.EXACT);
    }

    boolean isUnknown() {
        return amount == null || certainty == Certainty.UNKNOWN;
    }

    boolean isEstimate() {
        return !isUnknown() && certainty == Certainty.ESTIMATE;
    }
}
