package no.tilsagn.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres;

/** The {@link Notes} as a service with all conventions, on a real PostgreSQL and with real tokens. */
public final class RunningNotes implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Shared {
        static final Postgres.Database DATABASE = database();
        static final RunningNotes NOTES = new RunningNotes(Map.of());
    }

    private final EmbeddedServer server;

    /** @param settings over those that the shared one has */
    public RunningNotes(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "micronaut.server.port", -1,
                "tilsagn.dev.clock-file", clockFile().toString(),
                "datasources.default.url", Shared.DATABASE.url(),
                "datasources.default.username", Shared.DATABASE.user(),
                "datasources.default.password", Shared.DATABASE.password(),
                "tilsagn.identity.issuer", Backends.identityProvider().issuer(),
                "tilsagn.identity.jwks-url", Backends.identityProvider().jwksUrl()));
        all.putAll(settings);
        server = ApplicationContext.run(EmbeddedServer.class, all);
    }

    /** The one that tests share when they need no settings of their own. */
    public static RunningNotes shared() {
        return Shared.NOTES;
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** A connection to its database, outside of its pool. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(Shared.DATABASE.url(), Shared.DATABASE.user(), Shared.DATABASE.password());
    }

    /** A request without a token. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(URI.create(path)))
                .header("Content-Type", "application/json");
    }

    public HttpRequest.Builder request(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    /** A request of somebody who may do all that there is. */
    public HttpRequest.Builder senjas(String path) {
        return request(path, Backends.identityProvider().token("applicant.senja"));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** The problem document of a refusal, which is whole and has this status. */
    public static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json(answer.body());
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/code").asText()).matches("[A-Z_]+");
        assertThat(problem.at("/traceId").asText()).isNotBlank();
        return problem;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Postgres.Database database() {
        Postgres.Database database = Backends.postgres().newDatabase("conventions");
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(
                    Files.readString(Path.of("src/main/resources/db/api-conventions/V0002__answered_request.sql")));
            statement.execute("create table note (subject text, text text)");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static Path clockFile() {
        try {
            return Files.createTempDirectory("clock").resolve("clock");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
