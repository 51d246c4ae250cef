package no.tilsagn.budget.allocation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Slice;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidate;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.budget.candidate.ConflictsOfInterest;
import no.tilsagn.budget.candidate.Shortlist;
import no.tilsagn.budget.fund.Fund;
import no.tilsagn.budget.fund.Funds;

/** Opens allocations, shows them and takes down what is to be decided. */
@Singleton
public class Allocations {

    private final AllocationRepository repository;
    private final AllocationAccess access;
    private final AllocationHistory history;
    private final Calls calls;
    private final Funds funds;
    private final Candidates candidates;
    private final ConflictsOfInterest conflicts;
    private final InstantSource clock;

    Allocations(
            AllocationRepository repository,
            AllocationAccess access,
            AllocationHistory history,
            Calls calls,
            Funds funds,
            Candidates candidates,
            ConflictsOfInterest conflicts,
            InstantSource clock) {
        this.repository = repository;
        this.access = access;
        this.history = history;
        this.calls = calls;
        this.funds = funds;
        this.candidates = candidates;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is none, or the caller may not know of it */
    @Transactional(readOnly = true)
    public Allocation get(UUID id, Caller caller) {
        return visible(repository.findById(id).orElse(null), caller);
    }

    /**
     * For preparing the decision.
     *
     * @throws Problem 403 when the caller may only look; 409 when {@code command} does not fit its state
     */
    @Transactional(readOnly = true)
    public Allocation getToPrepare(UUID id, Caller caller, AllocationStatus.Command command) {
        Allocation allocation = get(id, caller);
        requirePreparer(caller, allocation);
        AllocationStatus.LIFE_CYCLE.require(allocation.status(), command);
        return allocation;
    }

    /**
     * The applications that the allocation decides on, as things stand: all that are recommended, but for those that an
     * earlier allocation of the same fund and call has given an award that stands.
     */
    @Transactional(readOnly = true)
    public Shortlist shortlist(Allocation allocation) {
        Shortlist recommended = switch (allocation.body()) {
            case ALLOCATION_COMMITTEE -> candidates.forRegionalFund(allocation.callId());
            case SSU -> candidates.forLocalFund(allocation.callId(), allocation.healthCommunity());
        };
        return recommended.without(
                repository.findAwardedEarlier(allocation.id(), allocation.callId(), allocation.fundId()));
    }

    @Transactional(readOnly = true)
    Slice<Allocation> list(@Nullable UUID callId, Caller caller, Paging paging) {
        List<Allocation> rows = repository.page(
                paging.afterId(),
                callId,
                access.seesRegional(caller),
                access.seesEveryLocal(caller),
                access.communityOf(caller),
                paging.rowsToRead());
        return Slice.of(rows, paging, allocation -> allocation.id().toString());
    }

    /** @throws Problem 404 when there is none, or the caller may not know of it */
    @Transactional(readOnly = true)
    Slice<AllocationHistoryEntry> history(UUID id, Caller caller, Paging paging) {
        return history.of(get(id, caller).id(), caller, paging).map(AllocationHistoryEntry::of);
    }

    /**
     * @throws Problem 409 {@code ALLOCATION_EXISTS} while another one of the same fund, call and year is open, {@code
     *     CANDIDATES_INCOMPLETE} while a recommended application is awaited
     */
    @Transactional
    Allocation open(UUID callId, UUID fundId, int year, DecidingBody body, Caller caller) {
        if (calls.lock(callId).isEmpty()) {
            throw Problem.ruleBroken("CALL_UNKNOWN", "There is no published call with this id.");
        }
        Fund fund = funds.get(fundId, caller);
        if (!access.prepares(caller, body, fund.healthCommunity())) {
            throw Problem.forbidden("FORBIDDEN", "You may not open an allocation of this fund.");
        }
        if (fund.kind() != body.fundKind()) {
            throw Problem.ruleBroken(
                    "BODY_OF_ANOTHER_FUND",
                    "The allocation committee decides over a regional fund, an SSU over that of its community.");
        }
        requireNoneOpen(callId, fundId, year);
        Allocation opening = new Allocation(
                UuidCreator.getTimeOrderedEpoch(),
                callId,
                fundId,
                year,
                body,
                fund.healthCommunity(),
                AllocationStatus.DRAFT,
                0,
                List.of(),
                null,
                clock.instant(),
                caller.subject());
        shortlist(opening).requireComplete();
        Allocation opened = repository.save(opening);
        history.opened(opened, caller);
        return opened;
    }

    /**
     * Replaces what is to be decided, but for what the caller may not see; it need not be complete before adoption.
     *
     * @throws Problem 403 {@code CONFLICT_OF_INTEREST} when a decision is on an application over which the caller has
     *     declared one
     */
    @Transactional
    Allocation decide(UUID id, List<Decision> decisions, IfMatch ifMatch, Caller caller) {
        Allocation allocation = visible(repository.findByIdForUpdate(id).orElse(null), caller);
        requirePreparer(caller, allocation);
        ifMatch.require(allocation.version());
        conflicts.requireNone(
                caller, decisions.stream().map(Decision::applicationId).toList());
        Set<UUID> unseen = conflicts.of(caller);
        Stream<Decision> kept =
                allocation.decisions().stream().filter(decision -> unseen.contains(decision.applicationId()));
        Allocation deciding =
                allocation.decided(Stream.concat(decisions.stream(), kept).toList());
        requireCandidates(decisions, shortlist(allocation).candidates());
        Allocation decided = repository.update(deciding);
        history.decided(allocation, decided, caller);
        return decided;
    }

    private static void requireCandidates(List<Decision> decisions, List<Candidate> candidates) {
        Set<UUID> known =
                candidates.stream().map(Candidate::applicationId).collect(Collectors.toCollection(HashSet::new));
        for (int index = 0; index < decisions.size(); index++) {
            if (!known.contains(decisions.get(index).applicationId())) {
                throw Problem.ruleBroken("NOT_A_CANDIDATE", "This application is not a candidate of the allocation.")
                        .withErrors(List.of(new FieldError(
                                "/items/" + index + "/applicationId",
                                "NOT_A_CANDIDATE",
                                "It was not recommended, is no longer in the round, or has not arrived.")));
            }
        }
    }

    private void requireNoneOpen(UUID callId, UUID fundId, int year) {
        repository
                .findByCallIdAndFundIdAndYearAndStatus(callId, fundId, year, AllocationStatus.DRAFT)
                .ifPresent(open -> {
                    throw Problem.conflict(
                                    "ALLOCATION_EXISTS",
                                    "This fund is already being allocated to the call this year: adopt that first.")
                            .with("allocationId", open.id());
                });
    }

    private Allocation visible(@Nullable Allocation allocation, Caller caller) {
        if (allocation == null || !access.sees(caller, allocation)) {
            throw Problem.notFound("allocation");
        }
        return allocation;
    }

    private void requirePreparer(Caller caller, Allocation allocation) {
        if (!access.prepares(caller, allocation.body(), allocation.healthCommunity())) {
            throw Problem.forbidden("FORBIDDEN", "You may see this allocation, but not prepare it.");
        }
    }
}
