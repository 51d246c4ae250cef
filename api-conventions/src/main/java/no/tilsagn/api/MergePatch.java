package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** JSON Merge Patch (RFC 7396): fields that are sent replace, null removes, what is not sent stays; lists go whole. */
@Singleton
public class MergePatch {
    private final ObjectMapper json;

    MergePatch(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param current the part of the resource that a caller may change
     * @throws Problem 400 with a pointer when the result is not a {@code T}
     */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw Problem.malformed("", "WRONG_TYPE", "A merge patch is a JSON object.");
        }
        try {
            return json.treeToValue(merge(json.valueToTree(current), patch), type);
        } catch (JsonProcessingException invalid) {
            throw Refusals.malformedJson(invalid);
        }
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged =
                target != null && target.isObject() ? (ObjectNode) target : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.get(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }
}
