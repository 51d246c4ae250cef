package no.tilsagn.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who uses the API, such as {@code applicant.senja}. Paths start after {@code /api/v1}. */
record User(String name) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final Map<String, String> ORGANISATIONS = new ConcurrentHashMap<>();

    static User user(String name) {
        return new User(name);
    }

    static User secretariat(String healthCommunity) {
        return user("secretariat." + healthCommunity);
    }

    static User ssu(String healthCommunity) {
        return user("ssu." + healthCommunity);
    }

    static User manager() {
        return user("rhf.manager");
    }

    static User controller() {
        return user("rhf.controller");
    }

    static User chair() {
        return user("committee.1");
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** @param body JSON */
    Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path) {
        return post(path, "{}");
    }

    Answer post(String path, String body, String idempotencyKey) {
        return send(json(path).header("Idempotency-Key", idempotencyKey).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) {
        return send(json(path).header("If-Match", "*").PUT(BodyPublishers.ofString(body)));
    }

    Answer patch(String path, String body) {
        return patch(path, body, "*");
    }

    Answer patch(String path, String body, String ifMatch) {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", ifMatch)
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    /** Moves the clock of the whole platform. */
    static void setClock(String instant) {
        var body = "{\"now\": \"%s\"}".formatted(instant);
        var request = HttpRequest.newBuilder(URI.create(Platform.running().gateway() + "/dev/clock"))
                .header("Authorization", "Bearer " + user("admin").token())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        send(request).ok();
    }

    /** A request that already says who asks. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token());
    }

    static HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(Platform.running().gateway() + "/api/v1" + path))
                .timeout(PATIENCE);
    }

    String token() {
        return TOKENS.computeIfAbsent(name, User::fetchToken);
    }

    /** Of the organisation that the user acts for. */
    String organisationId() {
        return ORGANISATIONS.computeIfAbsent(name, this::findOrganisation);
    }

    private String findOrganisation(String user) {
        var claims = new String(Base64.getUrlDecoder().decode(token().split("\\.")[1]), StandardCharsets.UTF_8);
        var number = parse(claims).at("/consumer/ID").textValue().substring("0192:".length());
        return get("/organisations?q=" + number)
                .items()
                .findFirst()
                .orElseThrow()
                .get("id")
                .textValue();
    }

    private static String fetchToken(String name) {
        var form = "grant_type=client_credentials&client_id=%s&client_secret=demo&scope=tilsagn".formatted(name);
        var request = HttpRequest.newBuilder(URI.create(Platform.running().issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return send(request).ok().get("access_token").textValue();
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }
}
