package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Slice;
import no.tilsagn.budget.award.AwardHistoryEntry.Action;

/** Records who did what with an award, in the transaction of what it records. */
@Singleton
class AwardHistory {
    private final AwardHistoryRepository repository;
    private final InstantSource clock;

    AwardHistory(AwardHistoryRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** @param award after it */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    void record(Award award, Action action, String by, @Nullable String note) {
        save(award, action, by, null, note);
    }

    /** @param award after it */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    void recordPayment(Award award, Action action, String by, int instalmentNo, @Nullable String note) {
        save(award, action, by, instalmentNo, note);
    }

    @Transactional(readOnly = true)
    Slice<AwardHistoryEntry> of(UUID awardId, Paging paging) {
        return Slice.of(
                repository.page(awardId, paging.afterNumber(), paging.rowsToRead()),
                paging,
                entry -> entry.id().toString());
    }

    private void save(Award award, Action action, String by, @Nullable Integer instalmentNo, @Nullable String note) {
        repository.save(new AwardHistoryEntry(
                null, award.id(), clock.instant(), by, action, award.version(), instalmentNo, note));
    }
}
