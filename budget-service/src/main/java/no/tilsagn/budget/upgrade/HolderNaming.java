package no.tilsagn.budget.upgrade;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.ledger.Account;
import no.tilsagn.budget.ledger.Ledger;
import no.tilsagn.budget.ledger.Posted;

/** Lets the ledger tell of each award what it has, which older versions kept in one sum for all. */
@Singleton
class HolderNaming {
    private final Ledger ledger;
    private final AwardSums sums;

    HolderNaming(Ledger ledger, AwardSums sums) {
        this.ledger = ledger;
        this.sums = sums;
    }

    /**
     * All funds or none; a second time there is nothing to do.
     *
     * @throws Problem 409 {@code HOLDERS_DO_NOT_ADD_UP} when the awards of a fund have other than its ledger
     */
    @Transactional
    List<Posted> nameHolders(Caller caller) {
        return ledger.nameHolders(this::heldIn, caller.subject());
    }

    private SortedMap<Account, Long> heldIn(UUID fundId) {
        SortedMap<Account, Long> held = new TreeMap<>();
        sums.of(fundId).forEach(sum -> held.put(new Account(sum.year(), sum.bucket(), sum.awardId()), sum.ore()));
        return held;
    }
}
