package no.tilsagn.budget.fund;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.ledger.Proof;
import no.tilsagn.budget.ledger.YearBalance;

/**
 * @param firstEntry 1, or 0 in an empty journal
 * @param hashHead hash of the last entry: keep it, and a later proof shows that nothing before it has changed
 * @param differences what does not add up
 */
record ProofView(
        UUID fundId,
        boolean holds,
        String equation,
        long entries,
        long firstEntry,
        long lastEntry,
        String hashHead,
        List<Year> years,
        List<Proof.Difference> differences) {
    private static final String EQUATION =
            "appropriated + carriedIn + returned = available + earmarked + reserved + committed + disbursed + carriedOut";

    /** @param holds whether the equation does */
    record Year(int year, @JsonUnwrapped FundYearView balance, boolean holds) {
        private static Year of(YearBalance balance) {
            return new Year(balance.year(), FundYearView.of(balance), balance.holds());
        }
    }

    static ProofView of(Proof proof) {
        return new ProofView(
                proof.fundId(),
                proof.holds(),
                EQUATION,
                proof.entries(),
                Math.min(1, proof.entries()),
                proof.entries(),
                proof.hashHead(),
                proof.years().stream().map(Year::of).toList(),
                proof.differences());
    }
}
