package no.tilsagn.followup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that was published on a topic, from its beginning. */
final class EmittedEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Emitted> events = new CopyOnWriteArrayList<>();

    static EmittedEvents of(String bootstrapServers, String topic) {
        EmittedEvents emitted = new EmittedEvents();
        Thread.ofVirtual().start(() -> emitted.read(bootstrapServers, topic));
        return emitted;
    }

    private void read(String bootstrapServers, String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> events.add(read(message)));
            }
        }
    }

    private static Emitted read(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return new Emitted(message.key(), headers, JSON.readTree(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of their partition. */
    List<Emitted> of(String key) {
        return events.stream().filter(event -> event.key().equals(key)).toList();
    }
}
