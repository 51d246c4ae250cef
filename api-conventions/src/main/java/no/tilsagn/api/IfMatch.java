package no.tilsagn.api;

import io.swagger.v3.oas.annotations.Hidden;

/**
 * The version that the caller means to change, from {@code If-Match}.
 *
 * @param header as sent, or null
 */
@Hidden
public record IfMatch(String header) {

    /**
     * For PATCH and PUT of what exists.
     *
     * @throws Problem 428 without the header, 412 when the version is another
     */
    public void require(long currentVersion) {
        if (header == null) {
            throw Problem.versionRequired();
        }
        honour(currentVersion);
    }

    /**
     * For commands, where the header is welcome but not required.
     *
     * @throws Problem 412 when the header is there and the version is another
     */
    public void honour(long currentVersion) {
        if (header != null && !matches(currentVersion)) {
            throw Problem.staleVersion();
        }
    }

    private boolean matches(long currentVersion) {
        String current = Versioned.eTag(currentVersion);
        for (String candidate : header.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(current)) {
                return true;
            }
        }
        return false;
    }
}
