package no.tilsagn.budget.fund;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Slice;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.budget.ledger.Entry;
import no.tilsagn.budget.ledger.Ledger;
import no.tilsagn.budget.ledger.Posted;
import no.tilsagn.budget.ledger.Transfer;

/** Opens funds, puts money into them and finds them. */
@Singleton
public class Funds {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final FundRepository repository;
    private final FundAccess access;
    private final Ledger ledger;
    private final InstantSource clock;

    Funds(FundRepository repository, FundAccess access, Ledger ledger, InstantSource clock) {
        this.repository = repository;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such fund */
    @Transactional(readOnly = true)
    public Fund get(UUID id) {
        return repository.findById(id).orElseThrow(() -> Problem.notFound("fund"));
    }

    /** @throws Problem 404 when there is no such fund, or the caller may not know of it */
    @Transactional(readOnly = true)
    public Fund get(UUID id, Caller caller) {
        return repository
                .findById(id)
                .filter(fund -> access.sees(caller, fund))
                .orElseThrow(() -> Problem.notFound("fund"));
    }

    @Transactional(readOnly = true)
    Slice<Fund> list(Caller caller, Paging paging) {
        List<Fund> funds = repository.page(
                after(paging),
                access.seesRegional(caller),
                access.seesEveryLocal(caller),
                access.communitySeen(caller),
                paging.rowsToRead());
        return Slice.of(funds, paging, fund -> fund.id().toString());
    }

    @Transactional
    Fund open(String name, FundKind kind, String healthCommunity, Caller caller) {
        if (!access.administers(caller, kind, healthCommunity)) {
            throw Problem.forbidden(
                    "FORBIDDEN", "A regional fund is opened by its manager, a local one by its health community.");
        }
        Fund fund = repository.save(new Fund(
                UuidCreator.getTimeOrderedEpoch(), name, kind, healthCommunity, clock.instant(), caller.subject()));
        ledger.open(fund.id());
        return fund;
    }

    /** @param reference the letter or decision that gives the money */
    @Transactional
    Posted appropriate(UUID id, int year, long amountOre, String reference, Caller caller) {
        Fund fund = get(id, caller);
        if (!access.administers(caller, fund.kind(), fund.healthCommunity())) {
            throw Problem.forbidden("FORBIDDEN", "You may see this fund, but not put money into it.");
        }
        return ledger.post(new Entry(
                id,
                new DecisionReference(
                        DecisionReference.Kind.APPROPRIATION,
                        UuidCreator.getTimeOrderedEpoch(),
                        reference,
                        OsloTime.today(clock),
                        caller.subject()),
                "Bevilgning for " + year,
                List.of(new Transfer(year, Bucket.APPROPRIATED, Bucket.AVAILABLE, amountOre))));
    }

    private static UUID after(Paging paging) {
        try {
            return paging.after() == null ? BEFORE_ALL : UUID.fromString(paging.after());
        } catch (IllegalArgumentException _) {
            throw Paging.invalidCursor();
        }
    }
}
