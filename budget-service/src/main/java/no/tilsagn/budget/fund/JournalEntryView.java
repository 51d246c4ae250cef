package no.tilsagn.budget.fund;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.budget.ledger.JournalEntry;
import no.tilsagn.budget.ledger.Posting;

/**
 * @param recipe of the hash: 1, or 2 from the entry on that names whose the money is
 * @param reverses number of the entry that this one takes back, or null
 */
record JournalEntryView(
        long number,
        int recipe,
        Instant recordedAt,
        Decision decision,
        String text,
        Long reverses,
        List<Line> postings,
        String previousHash,
        String hash) {

    record Decision(DecisionReference.Kind kind, UUID id, String reference, LocalDate decidedOn, String by) {}

    /**
     * @param holder the award that the money is of; null when it is the fund's own, and in entries of the first recipe
     * @param amount in NOK, below zero when money goes out
     * @param balance of the account afterwards; below zero for a source, which is what money came from
     */
    record Line(int year, Bucket bucket, @Nullable UUID holder, BigDecimal amount, BigDecimal balance) {
        private static Line of(Posting posting) {
            return new Line(
                    posting.year(),
                    posting.bucket(),
                    posting.holder(),
                    kroner(posting.amountOre()),
                    kroner(posting.balanceOre()));
        }
    }

    static JournalEntryView of(JournalEntry entry) {
        DecisionReference decision = entry.decision();
        return new JournalEntryView(
                entry.number(),
                entry.recipe().number(),
                entry.recordedAt(),
                new Decision(decision.kind(), decision.id(), decision.reference(), decision.decidedOn(), decision.by()),
                entry.text(),
                entry.reverses(),
                entry.postings().stream().map(Line::of).toList(),
                entry.previousHash(),
                entry.hash());
    }

    private static BigDecimal kroner(long ore) {
        return ore % 100 == 0 ? BigDecimal.valueOf(ore / 100) : BigDecimal.valueOf(ore, 2);
    }
}
