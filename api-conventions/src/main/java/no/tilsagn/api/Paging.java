package no.tilsagn.api;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

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

    /**
     * For lists whose position is the id of a row: that of the last row seen, or null at the beginning.
     *
     * @throws Problem 400 {@code INVALID_CURSOR}
     */
    public @Nullable UUID afterId() {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException noId) {
            throw invalidCursor();
        }
    }

    /**
     * For lists in ascending order of a number from 1: the last number seen, at the beginning 0.
     *
     * @throws Problem 400 {@code INVALID_CURSOR}
     */
    public long afterNumber() {
        if (after == null) {
            return 0;
        }
        if (!after.matches("[0-9]{1,15}")) {
            throw invalidCursor();
        }
        return Long.parseLong(after);
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
    private static Problem invalidCursor() {
        return Problem.malformed("/cursor", "INVALID_CURSOR", "Use the cursor that the list gave as next.");
    }
}
