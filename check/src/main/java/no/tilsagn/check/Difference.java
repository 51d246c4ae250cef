package no.tilsagn.check;

/**
 * Something that is not as it ought to be.
 *
 * @param fact the name of the fact that does not hold
 * @param subject what it is about: an id, a number, a key
 * @param what a sentence with both figures
 */
public record Difference(String fact, String subject, String what) {
    @Override
    public String toString() {
        return "%s: %s: %s".formatted(fact, subject, what);
    }
}
