package no.tilsagn.standalone;

/** Why the platform can't run, in one sentence for the person at the keyboard. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRun(String sentence) {
        super(sentence);
    }
}
