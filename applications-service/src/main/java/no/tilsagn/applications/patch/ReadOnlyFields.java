package no.tilsagn.applications.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.Problem;

/**
 * Fields that are shown and not set. A patch may carry them as they were or as they become, so that what was read can be
 * changed and sent back whole; it may not give them another value.
 */
@Singleton
public class ReadOnlyFields {
    public static final String CODE = "READ_ONLY_FIELD";

    private final ObjectMapper json;

    ReadOnlyFields(ObjectMapper json) {
        this.json = json;
    }

    /** The patch without such fields. */
    public static JsonNode settable(JsonNode patch, Map<String, String> readOnly) {
        return patch instanceof ObjectNode object ? object.deepCopy().without(readOnly.keySet()) : patch;
    }

    /**
     * @param readOnly where the value of each such field comes from, by its name
     * @param before what the patch changes, as it is shown
     * @param after what becomes of it
     * @throws Problem 400 {@code READ_ONLY_FIELD}
     */
    public void requireAsShown(JsonNode patch, Map<String, String> readOnly, Object before, Object after) {
        JsonNode was = json.valueToTree(before);
        JsonNode becomes = json.valueToTree(after);
        List<FieldError> errors = new ArrayList<>();
        patch.properties().forEach(sent -> {
            String field = sent.getKey();
            if (readOnly.containsKey(field)
                    && !same(sent.getValue(), was.path(field))
                    && !same(sent.getValue(), becomes.path(field))) {
                errors.add(new FieldError("/" + field, CODE, readOnly.get(field)));
            }
        });
        require(errors);
    }

    /** @throws Problem 400 {@code READ_ONLY_FIELD} if there are any */
    public static void require(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.malformed("", CODE, "What is only shown is left out or sent as it was read.")
                    .withErrors(errors);
        }
    }

    private static boolean same(JsonNode sent, JsonNode shown) {
        if (sent.isNumber() && shown.isNumber()) {
            return sent.decimalValue().compareTo(shown.decimalValue()) == 0;
        }
        return sent.isNull() ? shown.isNull() || shown.isMissingNode() : sent.equals(shown);
    }
}
