package no.tilsagn.api;

import jakarta.validation.constraints.Pattern;

/** What a text may hold, for {@link Pattern}: control characters belong in no text that people read. */
public final class Lines {
    /** A name or a title: one line. */
    public static final String ONE = "\\P{Cc}*";

    /** A text in paragraphs: line breaks and tabs are fine. */
    public static final String MANY = "[\\P{Cc}\\n\\r\\t]*";

    private Lines() {}
}
