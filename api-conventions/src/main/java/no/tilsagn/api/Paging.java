package no.tilsagn.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Which piece of a list is wanted, from {@code ?limit=} (1 to 200, else 50) and {@code ?cursor=}.
 *
 * @param after the position after which to go on, as given to {@link Slice#of}, or null for the beginning
 */
@Hidden
public record Paging(int limit, String after) {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    /** One row more than is shown, so that it is known whether anything follows. */
    public int rowsToRead() {
        return limit + 1;
    }

    /** For lists that are ordered by a time-ordered id or a number: the position, or {@code start} at the beginning. */
    public String afterOr(String start) {
        return after == null ? start : after;
    }

    static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw invalidCursor();
        }
    }

    /** 400 for a cursor that no list has given. */
    public static Problem invalidCursor() {
        return Problem.malformed("/cursor", "INVALID_CURSOR", "Use the cursor that the list gave as next.");
    }
}
