package no.tilsagn.followup;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import no.tilsagn.api.DevelopmentClock;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The service, started once for all tests, with real tokens, a real database and a real broker around it. */
final class Followup {
    static final String APPLICATIONS = "tilsagn.applications.v1";
    static final String BUDGET = "tilsagn.budget.v1";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Postgres.Database database;
    private final Map<String, Object> settings;
    private final EmbeddedServer server;
    private final KafkaProducer<String, String> producer;
    private final EmittedEvents emitted;

    private static final class Holder {
        static final Followup RUNNING = new Followup();
    }

    static Followup running() {
        return Holder.RUNNING;
    }

    private Followup() {
        database = Backends.postgres().newDatabase("followup");
        String broker = Backends.kafka().bootstrapServers();
        settings = Map.of(
                "micronaut.server.port", -1,
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password(),
                "kafka.bootstrap.servers", broker,
                "tilsagn.dev.clock-file", newFile(),
                "tilsagn.identity.issuer", Backends.identityProvider().issuer(),
                "tilsagn.identity.jwks-url", Backends.identityProvider().jwksUrl());
        server = ApplicationContext.run(EmbeddedServer.class, settings);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all"), new StringSerializer(), new StringSerializer());
        emitted = EmittedEvents.of(broker, "tilsagn.followup.v1");
        Organisations.ALL.forEach(organisation -> publish(
                APPLICATIONS,
                OrganisationRegistered.TYPE,
                organisation.organisationId().toString(),
                organisation));
        eventually(() -> count("select count(*) from organisation") == Organisations.ALL.size());
    }

    private static String newFile() {
        try {
            return Files.createTempDirectory("clock").resolve("clock").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process of the service, beside the one that answers. */
    ApplicationContext startReplica() {
        return ApplicationContext.run(EmbeddedServer.class, settings).getApplicationContext();
    }

    Postgres.Database database() {
        return database;
    }

    ApplicationContext context() {
        return server.getApplicationContext();
    }

    Instant now() {
        return context().getBean(InstantSource.class).instant();
    }

    void moveClockTo(Instant now) {
        ((DevelopmentClock) context().getBean(InstantSource.class)).moveTo(now);
    }

    // --- events

    UUID publish(String topic, String type, String key, Object payload) {
        UUID id = UUID.randomUUID();
        publish(id, topic, type, key, json(payload));
        return id;
    }

    /** As the outbox of another service writes it. */
    void publish(UUID id, String topic, String type, String key, String body) {
        var message = new ProducerRecord<>(topic, key, body);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        topic.equals(BUDGET) ? "/tilsagn/budget" : "/tilsagn/applications",
                        "ce_subject",
                        key,
                        "ce_time",
                        now().toString(),
                        "content-type",
                        "application/json",
                        "ce_correlationid",
                        "test-" + id)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
        producer.flush();
    }

    List<Emitted> emitted(String key) {
        return emitted.of(key);
    }

    Emitted emitted(String key, String type) {
        eventually(() -> emitted.of(key).stream().anyMatch(event -> event.type().equals(type)));
        return emitted.of(key).stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    // --- requests

    Answer get(String user, String path) {
        return send(user, "GET", path, null);
    }

    Answer put(String user, String path, Object body, String... headers) {
        return send(user, "PUT", path, body, headers);
    }

    Answer post(String user, String path, Object body, String... headers) {
        return send(user, "POST", path, body, headers);
    }

    /** @param body text is sent as it is, null not at all, anything else as JSON */
    Answer send(String user, String method, String path, Object body, String... headers) {
        return sendWithToken(user == null ? null : token(user), method, path, body, headers);
    }

    Answer sendWithToken(String token, String method, String path, Object body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.getURL() + "/api/v1" + path))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body instanceof String text ? text : json(body)));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            JsonNode json = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(null), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String token(String user) {
        return tokens.computeIfAbsent(user, Backends.identityProvider()::token);
    }

    String tokenOf(Map<String, Object> claims) {
        return Backends.identityProvider().token(claims);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- the database, for what the API does not show

    long count(String sql) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
