package no.tilsagn.budget.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What a fund's journal adds up to when it is recomputed from its first entry.
 *
 * @param entries how many there are; with no gap that is also the number of the last
 * @param hashHead hash of the last entry, 64 zeros without any: who kept an earlier one can see that it is still in the chain
 * @param years balances as the postings give them
 * @param differences what does not fit, at most {@value Verification#MAX_DIFFERENCES}
 */
public record Proof(UUID fundId, long entries, String hashHead, List<YearBalance> years, List<Difference> differences) {

    /** @param number of the entry that does not fit, or null when it is a balance that does not */
    public record Difference(Long number, String what) {}

    public boolean holds() {
        return differences.isEmpty();
    }
}
