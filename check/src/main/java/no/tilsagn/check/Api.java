package no.tilsagn.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public API as one sees it who may read everything and change nothing. */
public final class Api implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String gateway;
    private final String token;

    private Api(String gateway, Connections connections) {
        this.gateway = gateway;
        String given = connections.optional("token");
        this.token = given == null ? tokenOf(connections) : given;
    }

    /** Null when it is not said where the gateway is. */
    public static @Nullable Api of(Connections connections) {
        String gateway = connections.optional("gateway");
        return gateway == null ? null : new Api(gateway, connections);
    }

    private String tokenOf(Connections connections) {
        String form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        "tilsagn",
                        "client_id",
                        connections.required("client"),
                        "client_secret",
                        connections.required("client.secret"))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(connections.required("issuer") + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .path("access_token")
                .asText();
    }

    /** Answer to a path below {@code /api/v1}. */
    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(gateway + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    /** Every item of a list, page by page. */
    public void forEach(String path, Consumer<JsonNode> reader) {
        String begin = path + (path.contains("?") ? "&" : "?") + "limit=200";
        JsonNode page = get(begin);
        page.path("items").forEach(reader);
        while (page.hasNonNull("next")) {
            page = get(begin + "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8));
            page.path("items").forEach(reader);
        }
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            while (answer.statusCode() == TOO_MANY_REQUESTS) {
                java.util.concurrent.TimeUnit.SECONDS.sleep(
                        answer.headers().firstValueAsLong("Retry-After").orElse(1));
                answer = http.send(request, BodyHandlers.ofString());
            }
            if (answer.statusCode() != 200) {
                throw new CannotCheck(
                        "%s answers %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()), null);
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CannotCheck(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotCheck("Interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
