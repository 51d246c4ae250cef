package no.tilsagn.budget.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry as it stands in the journal.
 *
 * @param number from 1, without gaps, within the fund
 * @param recipe of its hash
 * @param reverses the number of the entry that this one takes back, or null
 * @param previousHash of the entry before, 64 zeros for the first
 * @param hash SHA-256 of the canonical text as docs/ledger.md describes it, hexadecimal
 */
public record JournalEntry(
        UUID fundId,
        long number,
        Recipe recipe,
        Instant recordedAt,
        DecisionReference decision,
        String text,
        Long reverses,
        List<Posting> postings,
        String previousHash,
        String hash) {

    public JournalEntry {
        postings = List.copyOf(postings);
    }

    JournalEntry with(List<Posting> lines) {
        return new JournalEntry(
                fundId, number, recipe, recordedAt, decision, text, reverses, lines, previousHash, hash);
    }

    /** The same entry with the hash that it must have. */
    JournalEntry sealed() {
        return new JournalEntry(
                fundId,
                number,
                recipe,
                recordedAt,
                decision,
                text,
                reverses,
                postings,
                previousHash,
                EntryHash.of(this));
    }
}
