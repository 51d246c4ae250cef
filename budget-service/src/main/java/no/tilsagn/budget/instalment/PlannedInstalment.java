package no.tilsagn.budget.instalment;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * @param no from 1 over all years of the award
 * @param year the budget year that the money comes from
 */
public record PlannedInstalment(
        int no,
        int year,
        LocalDate dueOn,
        long amountOre,
        @Nullable Gate gate) {

    public PlannedInstalment gatedBy(@Nullable Gate newGate) {
        return new PlannedInstalment(no, year, dueOn, amountOre, newGate);
    }
}
