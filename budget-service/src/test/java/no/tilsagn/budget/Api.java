package no.tilsagn.budget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.tilsagn.backends.Backends;

/** Calls the service over HTTP as a demo user, with a real token. */
public final class Api {
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final ObjectMapper json;

    Api(URI base, ObjectMapper json) {
        this.base = base;
        this.json = json;
    }

    /** @param body as JSON; missing when it is none */
    public record Answer(int status, JsonNode body, byte[] bytes, HttpHeaders headers) {
        public String code() {
            return body.path("code").asText();
        }

        /** JSON pointer of the first field error. */
        public String pointer() {
            return body.path("errors").path(0).path("pointer").asText();
        }

        public UUID id() {
            return UUID.fromString(body.get("id").asText());
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    /** @param user client id of a demo user, or null for nobody */
    public Answer get(String user, String path) {
        return call("GET", path, user == null ? null : tokenOf(user), null, Map.of());
    }

    /** @param body an object to write as JSON, or JSON as text */
    public Answer post(String user, String path, Object body) {
        return call("POST", path, user == null ? null : tokenOf(user), body, Map.of());
    }

    public Answer post(String user, String path, Object body, Map<String, String> headers) {
        return call("POST", path, tokenOf(user), body, headers);
    }

    public Answer put(String user, String path, Object body, Map<String, String> headers) {
        return call("PUT", path, tokenOf(user), body, headers);
    }

    public static String tokenOf(String user) {
        return TOKENS.computeIfAbsent(user, Backends.identityProvider()::token);
    }

    /** @param token null to send none */
    public Answer call(String method, String path, String token, Object body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (body == null) {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            } else {
                request.header("Content-Type", headers.getOrDefault("Content-Type", "application/json"));
                String text = body instanceof String raw ? raw : json.writeValueAsString(body);
                request.method(method, HttpRequest.BodyPublishers.ofString(text));
            }
            headers.forEach((name, value) -> {
                if (!name.equals("Content-Type")) {
                    request.header(name, value);
                }
            });
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), parse(answer.body()), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
