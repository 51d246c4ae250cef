package no.tilsagn.check;

import org.jspecify.annotations.Nullable;

/** The platform could not be read, so nothing is said about it. */
public final class CannotCheck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotCheck(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
