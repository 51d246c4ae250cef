package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Slice;
import no.tilsagn.budget.allocation.AllocationHistoryRow.Action;

/** Records who did what with an allocation, in the transaction of what it records. */
@Singleton
public class AllocationHistory {
    private final AllocationHistoryRepository repository;
    private final InstantSource clock;

    AllocationHistory(AllocationHistoryRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    void opened(Allocation allocation, Caller by) {
        repository.saveAll(List.of(row(allocation, by, Action.OPEN, null, null, null)));
    }

    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void simulated(Allocation allocation, UUID simulationId, Caller by) {
        repository.saveAll(List.of(row(allocation, by, Action.SIMULATE, null, null, simulationId)));
    }

    /** One row for each application on which something else is proposed than before. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    void decided(Allocation before, Allocation after, Caller by) {
        Map<UUID, Decision> old = byApplication(before.decisions());
        Map<UUID, Decision> current = byApplication(after.decisions());
        List<AllocationHistoryRow> rows = new ArrayList<>();
        for (Decision decision : after.decisions()) {
            if (!decision.equals(old.get(decision.applicationId()))) {
                rows.add(row(after, by, Action.DECIDE, decision.applicationId(), decision, null));
            }
        }
        for (Decision decision : before.decisions()) {
            if (!current.containsKey(decision.applicationId())) {
                rows.add(row(after, by, Action.DECIDE, decision.applicationId(), null, null));
            }
        }
        repository.saveAll(rows);
    }

    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    void adopted(Allocation allocation, Caller by) {
        repository.saveAll(List.of(row(allocation, by, Action.ADOPT, null, null, null)));
    }

    /** In order, without what concerns an application over which the caller has declared a conflict of interest. */
    @Transactional(readOnly = true)
    Slice<AllocationHistoryRow> of(UUID allocationId, Caller caller, Paging paging) {
        return Slice.of(
                repository.page(allocationId, caller.subject(), paging.afterNumber(), paging.rowsToRead()),
                paging,
                row -> row.id().toString());
    }

    private AllocationHistoryRow row(
            Allocation allocation,
            Caller by,
            Action action,
            @Nullable UUID applicationId,
            @Nullable Decision decision,
            @Nullable UUID simulationId) {
        return new AllocationHistoryRow(
                null,
                allocation.id(),
                clock.instant(),
                by.subject(),
                by.name(),
                action,
                allocation.version(),
                applicationId,
                decision,
                simulationId);
    }

    private static Map<UUID, Decision> byApplication(List<Decision> decisions) {
        return decisions.stream().collect(Collectors.toMap(Decision::applicationId, Function.identity()));
    }
}
