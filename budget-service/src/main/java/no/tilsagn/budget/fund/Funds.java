package no.tilsagn.budget.fund;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Slice;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.budget.ledger.Entry;
import no.tilsagn.budget.ledger.FundYear;
import no.tilsagn.budget.ledger.JournalEntry;
import no.tilsagn.budget.ledger.Ledger;
import no.tilsagn.budget.ledger.Posted;
import no.tilsagn.budget.ledger.Proof;
import no.tilsagn.budget.ledger.Transfer;
import no.tilsagn.budget.ledger.YearBalance;

/** Opens funds, puts money into them and finds them. */
@Singleton
public class Funds {

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
                paging.afterId(),
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

    /** How a fund stands after a command. */
    record Standing(long version, YearBalance balance) {}

    /** @param reference the letter or case that gives the money */
    @Transactional
    Standing appropriate(UUID id, int year, long amountOre, String reference, IfMatch ifMatch, Caller caller) {
        requireAdministered(id, caller);
        ifMatch.honour(ledger.lock(id));
        Posted posted = ledger.post(new Entry(
                id,
                decision(DecisionReference.Kind.APPROPRIATION, reference, caller),
                "Bevilgning for " + year,
                List.of(Transfer.of(year, Bucket.APPROPRIATED, Bucket.AVAILABLE, amountOre))));
        return new Standing(posted.number(), ledger.balance(new FundYear(id, year)));
    }

    /** @throws Problem 422 {@code NOT_REVERSIBLE} for anything but an appropriation: the rest follows from awards */
    @Transactional
    JournalEntry reverse(UUID id, long number, String reference, String reason, IfMatch ifMatch, Caller caller) {
        requireAdministered(id, caller);
        ifMatch.honour(ledger.lock(id));
        JournalEntry entry = ledger.entries(id, number, number).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("journal entry"));
        if (entry.decision().kind() != DecisionReference.Kind.APPROPRIATION) {
            throw Problem.ruleBroken("NOT_REVERSIBLE", "Only an appropriation can be taken back by hand.");
        }
        Posted posted =
                ledger.reverse(id, number, decision(DecisionReference.Kind.CORRECTION, reference, caller), reason);
        return ledger.entries(id, posted.number(), posted.number()).getFirst();
    }

    @Transactional(readOnly = true)
    long version(UUID id) {
        return ledger.lastNumber(id);
    }

    @Transactional(readOnly = true)
    YearBalance balance(UUID id, int year, Caller caller) {
        get(id, caller);
        if (year < FundYear.FIRST || year > FundYear.LAST) {
            throw Problem.notFound("budget year");
        }
        return ledger.balance(new FundYear(id, year));
    }

    @Transactional(readOnly = true)
    Slice<JournalEntry> journal(UUID id, Paging paging, Caller caller) {
        get(id, caller);
        long last = paging.afterNumber();
        return Slice.of(
                ledger.entries(id, last + 1, last + paging.rowsToRead()),
                paging,
                entry -> Long.toString(entry.number()));
    }

    /** Not in one transaction with the look-up of the fund: the proof has a snapshot of its own. */
    Proof prove(UUID id, Caller caller) {
        get(id, caller);
        return ledger.prove(id);
    }

    private void requireAdministered(UUID id, Caller caller) {
        Fund fund = get(id, caller);
        if (!access.administers(caller, fund.kind(), fund.healthCommunity())) {
            throw Problem.forbidden("FORBIDDEN", "You may see this fund, but not change what it has.");
        }
    }

    private DecisionReference decision(DecisionReference.Kind kind, String reference, Caller caller) {
        return new DecisionReference(
                kind, UuidCreator.getTimeOrderedEpoch(), reference, OsloTime.today(clock), caller.subject());
    }
}
