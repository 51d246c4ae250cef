package no.tilsagn.e2e.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Lifts schemas from OpenAPI 3.0, which the generator masters, to 3.1, which is JSON Schema. */
final class OpenApi31 {
    private static final Set<String> BINARY = Set.of("byte", "binary");
    private static final String AMOUNT = "Norwegian kroner, at most two decimals";

    private OpenApi31() {}

    /** Returns the lifted form of any part of a document; what needs no lifting is the same object. */
    static JsonNode lift(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, lift(array.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            object.propertyStream()
                    .toList()
                    .forEach(property -> object.set(property.getKey(), lift(property.getValue())));
            return liftObject(object);
        }
        return node;
    }

    private static JsonNode liftObject(ObjectNode schema) {
        boolean nullable =
                schema.path("nullable").isBoolean() && schema.remove("nullable").booleanValue();
        if (schema.path("description").asText().equals(AMOUNT)) {
            JsonNode amount = schema.objectNode().put("$ref", "#/components/schemas/Nok");
            return nullable ? orNull(amount) : amount;
        }
        liftExclusive(schema, "exclusiveMinimum", "minimum");
        liftExclusive(schema, "exclusiveMaximum", "maximum");
        if (schema.path("type").asText().equals("string")
                && BINARY.contains(schema.path("format").asText())) {
            schema.remove("format");
        }
        JsonNode allOf = schema.path("allOf");
        if (nullable && allOf.size() == 1) {
            schema.remove("allOf");
            return schema.setAll(orNull(allOf.get(0)));
        }
        if (nullable && schema.path("type").isTextual()) {
            schema.set(
                    "type", schema.arrayNode().add(schema.path("type").asText()).add("null"));
        }
        return schema;
    }

    private static void liftExclusive(ObjectNode schema, String exclusive, String bound) {
        if (schema.path(exclusive).isBoolean() && schema.remove(exclusive).booleanValue()) {
            schema.set(exclusive, schema.remove(bound));
        }
    }

    private static ObjectNode orNull(JsonNode schema) {
        var either = ((ObjectNode) schema).objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
