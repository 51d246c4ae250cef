package no.tilsagn.budget.fund;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Nok;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.ledger.FundYear;

/** @param reference the letter or case that gives the money */
@Introspected
record NewAppropriation(
        @NotNull @Min(FundYear.FIRST) @Max(FundYear.LAST) Integer year,
        @Nullable Nok amount,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String reference) {

    long decidedAmountOre() {
        if (amount == null) {
            throw Problem.ruleBroken("AMOUNT_UNKNOWN", "Only a known amount can be appropriated.");
        }
        if (amount.ore() == 0) {
            throw Problem.malformed("/amount", "AMOUNT_NOT_POSITIVE", "An appropriation is more than nothing.");
        }
        return amount.ore();
    }

    String decidedReference() {
        return Correction.required(reference);
    }
}
