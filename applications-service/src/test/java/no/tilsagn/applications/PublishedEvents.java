package no.tilsagn.applications;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import no.tilsagn.backends.Backends;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What stands on the service's topic, read from its beginning; and a way to play the budget service. */
public final class PublishedEvents {
    /** An event as it came over Kafka. */
    public record Published(String type, String key, JsonNode payload) {}

    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final List<Published> SEEN = new CopyOnWriteArrayList<>();

    static {
        Thread.ofPlatform().daemon().name("published-events").start(PublishedEvents::read);
    }

    private PublishedEvents() {}

    /** The first event of this type and key, waited for. */
    public static JsonNode first(String type, String key) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> all(type, key), found -> !found.isEmpty())
                .getFirst();
    }

    /** Those of this type and key that have come so far. */
    public static List<JsonNode> all(String type, String key) {
        return SEEN.stream()
                .filter(event -> event.type().equals(type) && event.key().equals(key))
                .map(Published::payload)
                .toList();
    }

    /** Publishes an event as the budget service would. */
    public static void fromBudget(String type, String key, Object payload) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Backends.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var message =
                    new ProducerRecord<>("tilsagn.budget.v1", key, JSON.writeValueAsString(JSON.valueToTree(payload)));
            Map.of(
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", type,
                            "ce_source", "/tilsagn/budget",
                            "ce_specversion", "1.0",
                            "ce_time", "2025-06-16T12:00:00Z",
                            "ce_subject", key,
                            "ce_correlationid", "test",
                            "content-type", "application/json")
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read() {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.kafka().bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, "published-events",
                ConsumerConfig.METADATA_MAX_AGE_CONFIG, "500",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("tilsagn.applications.v1"));
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(PublishedEvents::keep);
            }
        }
    }

    private static void keep(ConsumerRecord<String, String> message) {
        try {
            String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            SEEN.add(new Published(type, message.key(), JSON.readTree(message.value())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
