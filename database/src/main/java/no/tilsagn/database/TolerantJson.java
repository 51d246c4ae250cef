package no.tilsagn.database;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads what Tilsagn itself has written, however long ago or however much newer its writer was: unknown fields are passed
 * over, and a value that is not there is its type's default. Everything else is read as exactly as at the door.
 */
public final class TolerantJson {
    private TolerantJson() {}

    /** A copy of the application's mapper that reads tolerantly; the given one stays as it is. */
    public static ObjectMapper like(ObjectMapper application) {
        return application
                .copy()
                .disable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }
}
