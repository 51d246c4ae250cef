package no.tilsagn.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.IdentityProvider;

/** A gateway with three services behind it and a real identity provider beside it. */
final class RunningGateway implements AutoCloseable {
    static final IdentityProvider IDENTITY = Backends.identityProvider();
    static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Shared {
        static final RunningGateway GATEWAY = new RunningGateway(Map.of());
    }

    final Upstream applications = new Upstream("applications");
    final Upstream budget = new Upstream("budget");
    final Upstream followup = new Upstream("followup");
    private final EmbeddedServer server;

    RunningGateway(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "micronaut.server.port", -1,
                "micronaut.server.host", "localhost",
                "tilsagn.services.applications", applications.url(),
                "tilsagn.services.budget", budget.url(),
                "tilsagn.services.followup", followup.url(),
                "tilsagn.identity.issuer", IDENTITY.issuer(),
                "tilsagn.identity.jwks-url", IDENTITY.jwksUrl(),
                "tilsagn.limits.burst", 2_000));
        all.putAll(settings);
        server = ApplicationContext.run(EmbeddedServer.class, all);
    }

    /** The gateway that tests share when they need no settings of their own. */
    static RunningGateway shared() {
        return Shared.GATEWAY;
    }

    static String token() {
        return IDENTITY.token("applicant.senja");
    }

    int port() {
        return server.getPort();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends exactly this, which no decent client would, and returns all that comes back. */
    String sendRaw(String request) {
        try (var socket = new Socket("localhost", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Override
    public void close() {
        server.stop();
        applications.close();
        budget.close();
        followup.close();
    }
}
