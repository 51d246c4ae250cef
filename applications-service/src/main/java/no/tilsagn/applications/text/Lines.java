package no.tilsagn.applications.text;

/** What texts are made of: letters are made of them, so no control character stands among theirs. */
public final class Lines {
    /** Names and titles. */
    public static final String ONE = "\\P{Cc}*";

    /** What may be told in paragraphs. */
    public static final String MANY = "[\\P{Cc}\\n\\r\\t]*";

    private Lines() {}
}
