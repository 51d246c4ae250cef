package no.tilsagn.budget.award;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.tilsagn.budget.award.AwardHistoryEntry.Action;
import no.tilsagn.budget.instalment.Gate;
import no.tilsagn.budget.instalment.InstalmentStatus;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.messaging.Outbox;

/** What the course of a project means for the instalments of its award. */
@Singleton
class ProjectProgress {
    private static final String UNUSED = "Ubrukt tilsagn ved prosjektslutt";

    private final AwardRepository repository;
    private final InstalmentRepository instalments;
    private final AwardPostings postings;
    private final AwardHistory history;
    private final Settlement settlement;
    private final Outbox outbox;

    ProjectProgress(
            AwardRepository repository,
            InstalmentRepository instalments,
            AwardPostings postings,
            AwardHistory history,
            Settlement settlement,
            Outbox outbox) {
        this.repository = repository;
        this.instalments = instalments;
        this.postings = postings;
        this.history = history;
        this.settlement = settlement;
        this.outbox = outbox;
    }

    /**
     * A gate beyond the last report that the project owes moves to that one; without any it opens.
     *
     * @param dutiesByKind how many reports of each kind the project owes
     */
    @Transactional
    void started(UUID awardId, Map<String, Integer> dutiesByKind) {
        changePlanned(awardId, instalment -> {
            Gate gate = instalment.gate();
            Gate owed = gate == null ? null : gate.within(dutiesByKind.getOrDefault(gate.duty(), 0));
            Instalment gated = instalment.gatedBy(owed);
            return owed == null ? gated.released() : gated;
        });
    }

    @Transactional
    void reportApproved(UUID awardId, Gate report) {
        changePlanned(awardId, instalment -> report.equals(instalment.gate()) ? instalment.released() : instalment);
    }

    /** Nothing more is owed: what was only planned is given back, what was released may still be paid, or cancelled. */
    @Transactional
    void closed(UUID awardId, LocalDate on) {
        Award award = repository.update(locked(awardId).withProjectClosed(on));
        List<Instalment> before = instalments.findByAwardIdOrderByNo(awardId);
        List<Instalment> cancelled = before.stream()
                .filter(instalment -> instalment.status() == InstalmentStatus.PLANNED)
                .map(Instalment::cancelled)
                .toList();
        if (!cancelled.isEmpty()) {
            instalments.updateAll(cancelled);
            postings.giveBackCommitment(award, cancelled, UNUSED, DecisionReference.THE_RULES);
            cancelled.forEach(each ->
                    history.recordPayment(award, Action.CANCEL, DecisionReference.THE_RULES, each.no(), UNUSED));
        }
        settlement.settleIfDone(new AwardWithInstalments(award, instalments.findByAwardIdOrderByNo(awardId)));
    }

    private void changePlanned(UUID awardId, UnaryOperator<Instalment> change) {
        Award award = locked(awardId);
        List<Instalment> changed = new ArrayList<>();
        for (Instalment instalment : instalments.findByAwardIdOrderByNo(awardId)) {
            if (instalment.status() == InstalmentStatus.PLANNED) {
                Instalment after = change.apply(instalment);
                if (!after.equals(instalment)) {
                    changed.add(after);
                }
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        instalments.updateAll(changed);
        repository.update(award);
        changed.stream()
                .filter(instalment -> instalment.status() == InstalmentStatus.RELEASED)
                .forEach(released -> AwardEvent.released(award, released).appendTo(outbox));
    }

    private Award locked(UUID awardId) {
        return repository
                .findByIdForUpdate(awardId)
                .orElseThrow(() -> new IllegalStateException("A project of an award that is not here: " + awardId));
    }
}
