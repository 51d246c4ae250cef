package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.inject.ExecutableMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What comes with a command that takes no body: nothing or an empty object is fine, anything else is refused, since
 * whoever sent it believes that it has an effect.
 */
@Singleton
class UnaskedBody {
    private static final int MAX_BYTES = 8 * 1024;

    private final ObjectMapper json;

    UnaskedBody(ObjectMapper json) {
        this.json = json;
    }

    /** @throws Problem 400 with a pointer to the first field, 415 when it is no JSON at all, 413 when it is long */
    void refuse(HttpRequest<?> request, ExecutableMethod<?, ?> endpoint) {
        boolean asked = Arrays.stream(endpoint.getArguments())
                .anyMatch(argument -> argument.getAnnotationMetadata().hasAnnotation(Body.class));
        if (asked || !(request instanceof ServerHttpRequest<?> received)) {
            return;
        }
        byte[] body = bytesOf(received);
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        if (request.getContentType()
                .filter(MediaType.APPLICATION_JSON_TYPE::equals)
                .isEmpty()) {
            throw Problem.unsupportedMediaType("This command takes no body.");
        }
        requireEmptyObject(body);
    }

    private void requireEmptyObject(byte[] body) {
        JsonNode sent;
        try {
            sent = json.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusals.malformedJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!sent.isObject()) {
            throw Problem.malformed("", "WRONG_TYPE", "This command takes no body.");
        }
        if (!sent.isEmpty()) {
            String field = sent.fieldNames().next();
            throw Problem.malformed("/" + Refusals.escaped(field), "UNKNOWN_FIELD", "This command takes no fields.");
        }
    }

    private static byte[] bytesOf(ServerHttpRequest<?> request) {
        try (InputStream body =
                request.byteBody().split(SplitBackpressureMode.FASTEST).toInputStream()) {
            byte[] start = body.readNBytes(MAX_BYTES + 1);
            if (start.length > MAX_BYTES) {
                throw Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE", "This command takes no body.");
            }
            return start;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
