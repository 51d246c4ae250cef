package no.tilsagn.budget;

import static no.tilsagn.budget.RunningService.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import no.tilsagn.backends.Backends;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the service has told the others on its topic, as they read it. */
public final class Told {
    /** @param key id of the aggregate */
    public record Message(String type, String key, JsonNode body) {}

    private final List<Message> messages = new CopyOnWriteArrayList<>();

    private Told() {
        Thread.ofVirtual().start(this::listen);
    }

    public static Told by(RunningService service) {
        service.api();
        return Holder.TOLD;
    }

    public List<JsonNode> all(String type, UUID key) {
        return messages.stream()
                .filter(message -> message.type().equals(type) && message.key().equals(key.toString()))
                .map(Message::body)
                .toList();
    }

    /** Waits for the first event of the type about the aggregate. */
    public JsonNode first(String type, UUID key) {
        eventually(() -> !all(type, key).isEmpty());
        return all(type, key).getFirst();
    }

    private void listen() {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", Backends.kafka().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("tilsagn.budget.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::keep);
            }
        }
    }

    private void keep(ConsumerRecord<String, byte[]> message) {
        try {
            String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            messages.add(new Message(type, message.key(), new ObjectMapper().readTree(message.value())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final Told TOLD = new Told();
    }
}
