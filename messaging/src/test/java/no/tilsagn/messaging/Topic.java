package no.tilsagn.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.tilsagn.backends.Backends;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A topic seen from outside: what is really on the wire, and anything at all put on it. */
final class Topic implements AutoCloseable {
    private static final int PARTITIONS = 6;

    private final String name;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final List<Message> read = new ArrayList<>();

    Topic(String name) {
        this.name = name;
        Map<String, Object> broker =
                Map.of("bootstrap.servers", Backends.kafka().bootstrapServers(), "auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Backends.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        create();
        consumer.assign(IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList());
    }

    /** Everything on the topic so far, read until the condition holds; patient, since a JVM may have to start for it. */
    List<Message> readUntil(Predicate<List<Message>> condition) {
        Awaitility.await(name).atMost(Duration.ofMinutes(2)).until(() -> {
            consumer.poll(Duration.ofMillis(50)).forEach(message -> read.add(Message.of(message)));
            return condition.test(read);
        });
        return List.copyOf(read);
    }

    List<Message> readUntilKey(String key) {
        return readUntil(
                messages -> messages.stream().anyMatch(message -> message.key().equals(key)));
    }

    /** Puts a message on the topic as it is. */
    void send(String key, Map<String, String> headers, String body) {
        var message = new ProducerRecord<>(name, key, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        headers.forEach((header, value) -> message.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
        producer.flush();
    }

    /** As if the group had never committed one. */
    void forgetOffsets(String group) {
        try (Admin admin = admin()) {
            admin.deleteConsumerGroups(Set.of(group)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }

    private void create() {
        try (Admin admin = admin()) {
            admin.createTopics(Set.of(new NewTopic(name, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Backends.kafka().bootstrapServers()));
    }
}
