package no.tilsagn.budget;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import no.tilsagn.api.DevelopmentClock;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** budget-service as it runs in production, on a real PostgreSQL, Kafka and identity provider; one for all tests. */
public final class RunningService {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Postgres.Database database = Backends.postgres().newDatabase("budget");
    private final ApplicationContext context;
    private final Producer<String, byte[]> producer;
    private final Api api;

    private RunningService() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.put("datasources.default.maximum-pool-size", 24);
        properties.put("kafka.bootstrap.servers", Backends.kafka().bootstrapServers());
        properties.put("tilsagn.identity.issuer", Backends.identityProvider().issuer());
        properties.put("tilsagn.identity.jwks-url", Backends.identityProvider().jwksUrl());
        properties.put("tilsagn.dev.clock-file", clockFile().toString());
        createTopics();
        EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, properties);
        context = server.getApplicationContext();
        api = new Api(server.getURI(), bean(ObjectMapper.class));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Backends.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public static RunningService get() {
        return Holder.SERVICE;
    }

    public Api api() {
        return api;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Postgres.Database database() {
        return database;
    }

    /** Does the work in one transaction of the service. */
    public <T> T inTransaction(Callable<T> work) {
        return transactions().execute(TransactionDefinition.DEFAULT, _ -> work.call());
    }

    @SuppressWarnings("unchecked")
    public TransactionOperations<Connection> transactions() {
        return context.getBean(TransactionOperations.class);
    }

    public void moveClockTo(Instant now) {
        ((DevelopmentClock) bean(InstantSource.class)).moveTo(now);
    }

    /** Sends an event as another service would. */
    public void publish(String topic, String type, String key, Object payload) {
        try {
            var message =
                    new ProducerRecord<>(topic, key, bean(ObjectMapper.class).writeValueAsBytes(payload));
            header(message, "ce_specversion", "1.0");
            header(message, "ce_id", UuidCreator.getTimeOrderedEpoch().toString());
            header(message, "ce_type", type);
            header(message, "ce_source", "/tilsagn/test");
            header(message, "ce_subject", key);
            header(message, "ce_time", Instant.now().toString());
            header(message, "content-type", "application/json");
            header(message, "ce_correlationid", UUID.randomUUID().toString());
            producer.send(message).get();
        } catch (Exception e) {
            throw new IllegalStateException("Could not publish " + type, e);
        }
    }

    public static void eventually(BooleanSupplier holds) {
        await().pollInterval(Duration.ofMillis(10)).atMost(PATIENCE).until(holds::getAsBoolean);
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** So that the first event does not make the broker create a topic that the consumers find only later. */
    private static void createTopics() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", (Object) Backends.kafka().bootstrapServers()))) {
            admin.createTopics(Stream.of("applications", "budget", "followup")
                            .map(service -> new NewTopic("tilsagn." + service + ".v1", 6, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Could not create the topics", e);
        }
    }

    private static Path clockFile() {
        try {
            return Files.createTempDirectory("tilsagn-budget").resolve("clock");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        producer.close(Duration.ofSeconds(1));
        context.close();
    }

    private static final class Holder {
        static final RunningService SERVICE = new RunningService();
    }
}
