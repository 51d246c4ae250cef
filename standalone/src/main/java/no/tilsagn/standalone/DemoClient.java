package no.tilsagn.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Uses the public API as any client would, in the name of one demo user or another. */
final class DemoClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, String> tokens = new HashMap<>();
    private final String gateway;
    private final String issuer;

    /**
     * @param gateway such as {@code http://localhost:8080}
     * @param issuer of the tokens, such as {@code http://localhost:8090/tilsagn}
     */
    DemoClient(String gateway, String issuer) {
        this.gateway = gateway;
        this.issuer = issuer;
    }

    JsonNode get(String user, String path) {
        return json(send(request(user, "/api/v1" + path).GET()));
    }

    /** Reads again until it is as expected: what one service does, the others learn a moment later. */
    JsonNode getUntil(String user, String path, Predicate<JsonNode> expected) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = get(user, path);
        while (!expected.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new CannotRun("%s er fortsatt ikke som ventet etter %d sekunder: %s"
                        .formatted(path, PATIENCE.toSeconds(), answer));
            }
            pause();
            answer = get(user, path);
        }
        return answer;
    }

    JsonNode post(String user, String path, JsonNode body) {
        return json(send(request(user, "/api/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(content(body))));
    }

    /** Asks again while it is refused, for the same reason. */
    JsonNode postSoon(String user, String path, JsonNode body) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return post(user, path, body);
            } catch (CannotRun refused) {
                if (System.nanoTime() > deadline) {
                    throw refused;
                }
                pause();
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    JsonNode put(String user, String path, JsonNode body) {
        return json(send(request(user, "/api/v1" + path).header("If-Match", "*").PUT(content(body))));
    }

    JsonNode patch(String user, String path, JsonNode body) {
        return json(send(request(user, "/api/v1" + path)
                .setHeader("Content-Type", "application/merge-patch+json")
                .header("If-Match", "*")
                .method("PATCH", content(body))));
    }

    /** Size of what is downloaded, in bytes. */
    int download(String user, String path) {
        return send(request(user, "/api/v1" + path).GET()).body().length;
    }

    /** Moves the clock of all services. */
    void setClock(String instant) {
        var body = JSON.createObjectNode().put("now", instant);
        send(request("admin", "/dev/clock").PUT(content(body)));
    }

    private static HttpRequest.BodyPublisher content(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(user, this::token))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
    }

    private String token(String user) {
        var form = "grant_type=client_credentials&client_id=" + user + "&client_secret=demo&scope=tilsagn";
        return json(send(HttpRequest.newBuilder(URI.create(issuer + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofString(form))))
                .get("access_token")
                .textValue();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            while (response.statusCode() == TOO_MANY_REQUESTS) {
                var wait = response.headers().firstValueAsLong("Retry-After").orElse(1);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(wait));
                response = http.send(request, BodyHandlers.ofByteArray());
            }
            if (response.statusCode() >= 300) {
                throw new CannotRun("%s %s ble avvist: %s"
                        .formatted(request.method(), request.uri().getPath(), new String(response.body(), UTF_8)));
            }
            return response;
        } catch (IOException e) {
            throw new CannotRun("%s svarer ikke; kjører plattformen? (%s)".formatted(request.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Avbrutt.");
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CannotRun(response.uri() + " svarte noe annet enn JSON: " + e.getMessage());
        }
    }
}
