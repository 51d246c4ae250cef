package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Slice;
import no.tilsagn.budget.candidate.ConflictsOfInterest;
import no.tilsagn.budget.ledger.Ledger;
import no.tilsagn.budget.ledger.YearBalance;
import no.tilsagn.budget.letter.GrantLetter;

/** Finds awards for those who may know of them. */
@Singleton
public class Awards {

    private final AwardRepository repository;
    private final InstalmentRepository instalments;
    private final AwardAccess access;
    private final OfferLetters letters;
    private final AwardHistory history;
    private final ConflictsOfInterest conflicts;
    private final Ledger ledger;

    Awards(
            AwardRepository repository,
            InstalmentRepository instalments,
            AwardAccess access,
            OfferLetters letters,
            AwardHistory history,
            ConflictsOfInterest conflicts,
            Ledger ledger) {
        this.repository = repository;
        this.instalments = instalments;
        this.access = access;
        this.letters = letters;
        this.history = history;
        this.conflicts = conflicts;
        this.ledger = ledger;
    }

    /**
     * @throws Problem 404 when there is none, or the caller may not know of it; 403 {@code CONFLICT_OF_INTEREST} for one who
     *     may know of it, but has declared a conflict of interest over the application
     */
    @Transactional(readOnly = true)
    public Award get(UUID id, Caller caller) {
        Award award = repository
                .findById(id)
                .filter(found -> access.sees(caller, found))
                .orElseThrow(() -> Problem.notFound("award"));
        conflicts.requireNone(caller, List.of(award.applicationId()));
        return award;
    }

    @Transactional(readOnly = true)
    AwardWithInstalments show(UUID id, Caller caller) {
        return new AwardWithInstalments(get(id, caller), instalments.findByAwardIdOrderByNo(id));
    }

    /** What the ledger has for each of the awards, by year. */
    @Transactional(readOnly = true)
    Map<UUID, List<YearBalance>> held(Collection<AwardWithInstalments> awards) {
        return ledger.held(awards.stream().map(shown -> shown.award().id()).toList());
    }

    @Transactional(readOnly = true)
    Slice<AwardHistoryEntry> history(UUID id, Caller caller, Paging paging) {
        return history.of(get(id, caller).id(), paging);
    }

    @Transactional
    GrantLetter letter(UUID id, Caller caller) {
        return letters.of(get(id, caller));
    }

    /** Without those over which the caller has declared a conflict of interest. */
    @Transactional(readOnly = true)
    Slice<AwardWithInstalments> list(AwardFilter filter, Caller caller, Paging paging) {
        List<Award> awards = repository.page(
                paging.afterId(),
                filter.callId(),
                filter.status() == null ? null : filter.status().name(),
                filter.recipientId(),
                access.seesAll(caller),
                access.communityOf(caller),
                access.organisationsOf(caller).stream().map(UUID::toString).collect(Collectors.joining(",")),
                caller.subject(),
                paging.rowsToRead());
        Slice<Award> slice = Slice.of(awards, paging, award -> award.id().toString());
        Map<UUID, List<Instalment>> byAward = instalmentsOf(slice.items());
        return slice.map(award -> new AwardWithInstalments(award, byAward.getOrDefault(award.id(), List.of())));
    }

    record AwardFilter(
            @Nullable UUID callId,
            @Nullable AwardStatus status,
            @Nullable UUID recipientId) {}

    private Map<UUID, List<Instalment>> instalmentsOf(List<Award> awards) {
        return awards.isEmpty()
                ? Map.of()
                : instalments
                        .findByAwardIdInOrderByNo(awards.stream().map(Award::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Instalment::awardId));
    }
}
