package no.tilsagn.e2e.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One description of the whole API out of those of the services. A schema that two services have alike is one; two
 * schemas of one name are an error, since readers would get the wrong one.
 */
final class MergedOpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FRAME = """
            {
              "openapi": "3.1.0",
              "info": {
                "title": "Tilsagn",
                "version": "1.0.0",
                "description": "Grants that municipalities and health trusts apply for together: calls and applications, ranking, budgets and allocation, payment, follow-up. Amounts are in Norwegian kroner, deadlines local times in Europe/Oslo."
              },
              "servers": [{"url": "/", "description": "Where this description is served; in standalone http://localhost:8080"}],
              "security": [{"bearer": []}],
              "tags": [],
              "paths": {},
              "components": {
                "securitySchemes": {
                  "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "An access token of the OpenID Connect provider. In standalone: POST http://localhost:8090/tilsagn/token with grant_type=client_credentials, client_id=applicant.senja, client_secret=demo and scope=tilsagn."
                  }
                },
                "parameters": {
                  "Limit": {
                    "name": "limit",
                    "in": "query",
                    "description": "How many items at most",
                    "schema": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}
                  },
                  "Cursor": {
                    "name": "cursor",
                    "in": "query",
                    "description": "Where to go on: what the list gave as next",
                    "schema": {"type": "string"}
                  },
                  "IfMatch": {
                    "name": "If-Match",
                    "in": "header",
                    "description": "The ETag of the version to change, or *; required to PATCH or PUT what exists",
                    "schema": {"type": "string"}
                  },
                  "IdempotencyKey": {
                    "name": "Idempotency-Key",
                    "in": "header",
                    "description": "Makes a repeat of this request harmless: it gets the first answer",
                    "schema": {"type": "string", "minLength": 1, "maxLength": 128}
                  }
                },
                "responses": {
                  "Refusal": {
                    "description": "Refused, and nothing is half done",
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
                  }
                },
                "schemas": {}
              }
            }
            """;
    private static final String SHARED_SCHEMAS = """
            {
              "Nok": {
                "type": "number",
                "minimum": 0,
                "maximum": 1000000000000,
                "description": "Norwegian kroner, at most two decimals"
              },
              "Problem": {
                "type": "object",
                "description": "Why the request was refused (RFC 9457); decide on code",
                "required": ["type", "title", "status", "detail", "code"],
                "properties": {
                  "type": {"type": "string", "format": "uri-reference"},
                  "title": {"type": "string"},
                  "status": {"type": "integer"},
                  "detail": {"type": "string"},
                  "code": {"type": "string", "description": "Stable; decide on this one"},
                  "traceId": {"type": "string", "description": "Give this to whoever runs Tilsagn"},
                  "errors": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {
                        "pointer": {"type": "string", "description": "JSON pointer into the request"},
                        "code": {"type": "string"},
                        "message": {"type": "string"}
                      }
                    }
                  }
                }
              }
            }
            """;

    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> schemas = new TreeMap<>();
    private final Map<String, String> ownerOfSchema = new HashMap<>();
    private final TreeSet<String> tags = new TreeSet<>();

    static String of(List<ServiceDescription> services) {
        var merged = new MergedOpenApi();
        merged.addSchemas("the gateway", parse(SHARED_SCHEMAS));
        services.forEach(merged::add);
        return merged.write();
    }

    private void add(ServiceDescription service) {
        service.paths().propertyStream().forEach(path -> {
            path.getValue().propertyStream().forEach(operation -> {
                Conventions.apply(path.getKey(), operation.getKey(), (ObjectNode) operation.getValue());
                operation.getValue().path("tags").forEach(tag -> tags.add(tag.asText()));
            });
            if (paths.put(path.getKey(), OpenApi31.lift(path.getValue())) != null) {
                throw new IllegalStateException("Two services answer for " + path.getKey());
            }
        });
        addSchemas(service.service(), service.schemas());
    }

    private void addSchemas(String owner, ObjectNode more) {
        more.propertyStream()
                .filter(schema -> !Conventions.isBoundByConvention(schema.getKey()))
                .forEach(schema -> {
                    String name = schema.getKey();
                    JsonNode lifted = name.equals("Nok") ? schema.getValue() : OpenApi31.lift(schema.getValue());
                    if (name.startsWith("Slice")) {
                        describeSlice((ObjectNode) lifted);
                    }
                    JsonNode other = schemas.put(name, lifted);
                    if (other != null && !other.equals(lifted)) {
                        throw new IllegalStateException("The schema " + name + " means one thing in "
                                + ownerOfSchema.get(name) + " and another in " + owner
                                + ": rename one of the types, or annotate it @Schema(name = …)");
                    }
                    ownerOfSchema.put(name, owner);
                });
    }

    private static void describeSlice(ObjectNode slice) {
        slice.putArray("required").add("items").add("next");
        ObjectNode next = slice.withObject("/properties").putObject("next");
        next.putArray("type").add("string").add("null");
        next.put("description", "The cursor of what follows, or null at the end");
    }

    private String write() {
        ObjectNode document = parse(FRAME);
        tags.forEach(tag -> document.withArray("/tags").addObject().put("name", tag));
        document.withObject("/paths").setAll(paths);
        document.withObject("/components").withObject("/schemas").setAll(schemas);
        try {
            return JSON.writer(layout()).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DefaultPrettyPrinter layout() {
        var indenter = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
