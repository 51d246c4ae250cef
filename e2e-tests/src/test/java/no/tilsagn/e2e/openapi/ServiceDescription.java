package no.tilsagn.e2e.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the compiler wrote down about one service's endpoints, in OpenAPI 3.0. */
record ServiceDescription(String service, ObjectNode document) {
    static ServiceDescription of(String module) {
        Path file = Path.of("..", module, "target/classes/META-INF/swagger/openapi.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: build " + module + " first");
        }
        try {
            return new ServiceDescription(module, (ObjectNode) new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    ObjectNode paths() {
        return document.withObject("/paths");
    }

    ObjectNode schemas() {
        return document.withObject("/components").withObject("/schemas");
    }
}
