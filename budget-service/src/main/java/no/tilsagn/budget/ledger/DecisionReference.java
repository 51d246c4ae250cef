package no.tilsagn.budget.ledger;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * The decision that an entry rests on.
 *
 * @param id of what was decided: the appropriation, the award …
 * @param reference what people find the decision by: case number, letter, award number
 * @param by the subject who decided, or {@link #THE_RULES}
 */
public record DecisionReference(Kind kind, UUID id, String reference, LocalDate decidedOn, String by) {
    /** Nobody decided: it follows from the rules, as when time runs out. */
    public static final String THE_RULES = "rules";

    /** What was decided. */
    public enum Kind {
        APPROPRIATION,
        ALLOCATION,
        ACCEPTANCE,
        REFUSAL,
        LAPSE,
        DISBURSEMENT,
        SETTLEMENT,
        CORRECTION,
        /** From here on the journal names whose the money is. */
        OPENING
    }

    public DecisionReference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(decidedOn, "decidedOn");
        Entry.requireText("reference", reference);
        Entry.requireText("by", by);
    }

    DecisionReference inOneLine() {
        return new DecisionReference(kind, id, Entry.inOneLine(reference), decidedOn, Entry.inOneLine(by));
    }
}
