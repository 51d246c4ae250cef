package no.tilsagn.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The topics of the broker, read without taking part: no group, no offsets. */
public final class Topics implements AutoCloseable {
    private static final int ANSWER_TIMEOUT_MS = 20_000;

    private final Map<String, Object> settings;
    private final Admin admin;

    private Topics(Map<String, Object> settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    public static Topics at(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", ANSWER_TIMEOUT_MS,
                "default.api.timeout.ms", ANSWER_TIMEOUT_MS);
        return new Topics(settings, Admin.create(settings));
    }

    /**
     * An event on a topic.
     *
     * @param number within its key; null when its producer gave none
     * @param replayedFor the one reader that it was sent again for, or null
     */
    public record Message(
            String id,
            @Nullable String type,
            @Nullable String key,
            @Nullable Long number,
            @Nullable String replayedFor,
            String body) {

        private static Message of(ConsumerRecord<String, byte[]> record) {
            String number = header(record, "ce_sequence");
            return new Message(
                    Optional.ofNullable(header(record, "ce_id")).orElse(record.topic() + "@" + record.offset()),
                    header(record, "ce_type"),
                    record.key(),
                    number == null ? null : Long.valueOf(number),
                    header(record, "ce_replayfor"),
                    new String(record.value(), StandardCharsets.UTF_8));
        }

        private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    }

    /** Every message that the topic has now, in order within each key. */
    public void forEach(String topic, Consumer<Message> reader) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> reader.accept(Message.of(record)));
            }
        } catch (KafkaException e) {
            throw new CannotCheck("The topic " + topic + " can't be read: " + e.getMessage(), e);
        }
    }

    public Collection<String> names() {
        return answer(admin.listTopics().names());
    }

    /** The settings of a topic, those of the broker where it has none of its own, and its {@code partitions}. */
    public Map<String, String> settings(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> found = new HashMap<>();
        for (ConfigEntry entry : answer(
                        admin.describeConfigs(List.of(resource)).values().get(resource))
                .entries()) {
            found.put(entry.name(), entry.value());
        }
        int partitions = answer(
                        admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .partitions()
                .size();
        found.put("partitions", Integer.toString(partitions));
        return found;
    }

    /** How many messages of each partition of a topic a group has not got to. */
    public Map<Integer, Long> lag(String group, String topic) {
        Map<TopicPartition, OffsetAndMetadata> reached =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<Integer, Long> lag = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                OffsetAndMetadata at = reached.get(partition);
                lag.put(partition.partition(), end - (at == null ? begins.get(partition) : at.offset()));
            });
        }
        return lag;
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new CannotCheck("The broker does not answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotCheck("Interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
