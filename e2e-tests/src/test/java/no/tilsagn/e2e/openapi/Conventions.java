package no.tilsagn.e2e.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * What holds for every operation and is therefore said nowhere in the services: refusals are problems, the caller comes
 * from the token, versions from If-Match, pages from limit and cursor.
 */
final class Conventions {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> BOUND_BY_CONVENTION = Set.of("Caller", "IfMatch", "Paging");
    private static final Map<String, String> SHARED_PARAMETERS =
            Map.of("limit", "Limit", "cursor", "Cursor", "If-Match", "IfMatch", "Idempotency-Key", "IdempotencyKey");

    private Conventions() {}

    static boolean isBoundByConvention(String schema) {
        return BOUND_BY_CONVENTION.contains(schema);
    }

    static void apply(String path, String method, ObjectNode operation) {
        operation.put("operationId", operationId(path, method));
        if (operation.path("description").equals(operation.path("summary"))) {
            operation.remove("description");
        }
        removeBoundParameters(operation);
        removeBoundProperties(operation);
        referToSharedParameters(operation);
        describeAnswers(operation);
    }

    /** Unique and stable, which method names of controllers are not. */
    private static String operationId(String path, String method) {
        var id = new StringBuilder(method);
        for (String segment : path.replaceFirst("^/api/v1", "").split("/")) {
            boolean variable = segment.startsWith("{");
            for (String word : segment.replaceAll("[{}]", "").split("-")) {
                if (!word.isEmpty()) {
                    id.append(variable ? "By" : "")
                            .append(Character.toUpperCase(word.charAt(0)))
                            .append(word.substring(1));
                }
            }
        }
        return id.toString();
    }

    private static void removeBoundParameters(ObjectNode operation) {
        ArrayNode kept = operation.arrayNode();
        boolean paged = false;
        for (JsonNode parameter : operation.path("parameters")) {
            String schema = schemaName(parameter.path("schema"));
            paged |= schema.equals("Paging");
            if (!isBoundByConvention(schema)) {
                kept.add(parameter);
            }
        }
        if (paged) {
            addIfMissing(kept, "limit");
            addIfMissing(kept, "cursor");
        }
        operation.remove("parameters");
        if (!kept.isEmpty()) {
            operation.set("parameters", kept);
        }
    }

    /** What has no annotation, micronaut-openapi takes for a part of the body. */
    private static void removeBoundProperties(ObjectNode operation) {
        boolean versioned = false;
        boolean nothingLeft = false;
        for (JsonNode media : operation.path("requestBody").path("content")) {
            JsonNode schema = media.path("schema");
            JsonNode parts = schema.path("allOf");
            if (parts.size() == 2 && isOnlyBound(parts.path(1))) {
                versioned |= parts.path(1).path("properties").has("ifMatch");
                ((ObjectNode) media).set("schema", parts.path(0));
            } else if (isOnlyBound(schema)) {
                versioned |= schema.path("properties").has("ifMatch");
                nothingLeft = true;
            }
        }
        if (nothingLeft) {
            operation.remove("requestBody");
        }
        if (versioned) {
            addIfMissing(operation.withArray("/parameters"), "If-Match");
        }
    }

    private static boolean isOnlyBound(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        for (JsonNode property : properties) {
            if (!isBoundByConvention(schemaName(property))) {
                return false;
            }
        }
        return !properties.isEmpty();
    }

    private static void describeAnswers(ObjectNode operation) {
        ObjectNode responses = operation.withObject("/responses");
        for (JsonNode response : responses) {
            if (response.path("description").asText().matches("\\w+ 2\\d\\d response")) {
                ((ObjectNode) response).put("description", "Done");
            }
        }
        responses.putObject("default").put("$ref", "#/components/responses/Refusal");
    }

    private static void addIfMissing(ArrayNode parameters, String name) {
        if (!parameters.findValuesAsText("name").contains(name)) {
            parameters.addObject().put("name", name);
        }
    }

    /** The generator loses the types of what an annotation of ours describes; it is said once in the frame. */
    private static void referToSharedParameters(ObjectNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            String shared = SHARED_PARAMETERS.get(parameter.path("name").asText());
            if (shared != null) {
                ((ObjectNode) parameter).removeAll().put("$ref", "#/components/parameters/" + shared);
            }
        }
    }

    private static String schemaName(JsonNode schema) {
        return schema.path("$ref").asText().replace(SCHEMAS, "");
    }
}
