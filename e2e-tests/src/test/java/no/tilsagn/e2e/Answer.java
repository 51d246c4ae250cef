package no.tilsagn.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What the platform answered. */
record Answer(HttpResponse<byte[]> response) {
    // amounts are compared as they were written
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    int status() {
        return response.statusCode();
    }

    byte[] bytes() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(text(), e);
        }
    }

    /** The body of an answer that must not be a refusal. */
    JsonNode ok() {
        assertThat(status()).as(this::toString).isBetween(200, 299);
        return json();
    }

    /** The items of a list that must be answered. */
    Stream<JsonNode> items() {
        return ok().get("items").valueStream();
    }

    /** Requires a refusal with this status and code, written as a problem document. */
    JsonNode refused(int status, String code) {
        assertThat(status()).as(this::toString).isEqualTo(status);
        assertThat(header("Content-Type")).as(this::toString).startsWith("application/problem+json");
        assertThat(json().path("code").asText()).as(this::toString).isEqualTo(code);
        assertThat(json().path("traceId").asText()).as(this::toString).isNotEmpty();
        return json();
    }

    private String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "%s %s answered %d: %s"
                .formatted(response.request().method(), response.uri().getPath(), status(), text());
    }
}
