package no.tilsagn.budget.ledger;

import java.util.UUID;

/** Where an entry now stands. */
public record Posted(UUID fundId, long number, String hash) {
    static Posted of(JournalEntry entry) {
        return new Posted(entry.fundId(), entry.number(), entry.hash());
    }
}
