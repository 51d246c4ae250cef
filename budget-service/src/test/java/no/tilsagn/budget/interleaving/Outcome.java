package no.tilsagn.budget.interleaving;

/** What came of an actor's work: its result, or what it threw. */
public record Outcome(Object result, Exception failure) {
    public boolean succeeded() {
        return failure == null;
    }
}
