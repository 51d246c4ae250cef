package no.tilsagn.messaging;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the connections to Kafka. Every {@code kafka.*} property of the service reaches them (security, timeouts …). */
@Singleton
final class KafkaClients {
    private static final int ANSWER_TIMEOUT_MS = 5_000;

    private final Map<String, Object> shared = new HashMap<>();
    private final MessagingConfiguration configuration;
    private boolean topicsExist;

    KafkaClients(
            Environment environment,
            @Value("${kafka.bootstrap.servers:`localhost:9092`}") String bootstrapServers,
            MessagingConfiguration configuration) {
        environment
                .getProperties("kafka", StringConvention.RAW)
                .forEach((name, value) -> shared.put(name, String.valueOf(value)));
        shared.put("bootstrap.servers", bootstrapServers);
        this.configuration = configuration;
    }

    /** Acknowledged by all replicas, without duplicates of its own, and without waiting for company. */
    Producer<String, byte[]> producer() {
        int timeout = Math.toIntExact(configuration.deliveryTimeout().toMillis());
        Map<String, Object> properties = properties(
                "relay",
                Map.of(
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(timeout, 2 * ANSWER_TIMEOUT_MS),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(timeout, ANSWER_TIMEOUT_MS)));
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    /** Reads from the beginning what its group has not read, and commits only when told to. */
    Consumer<String, byte[]> consumer(int number) {
        Map<String, Object> properties = properties(
                "consumer-" + number,
                Map.of(
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        2_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_TIMEOUT_MS,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ANSWER_TIMEOUT_MS,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        50,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        8 * 1024 * 1024));
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, configuration.service());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Creates the topics that are missing (a consumer would notice a later one only after minutes), and says what differs. */
    synchronized void ensureTopics() {
        if (topicsExist) {
            return;
        }
        Set<String> names = new TreeSet<>(configuration.subscriptions());
        names.add(configuration.topic());
        try (Admin admin = Admin.create(properties(
                "topics",
                Map.of("request.timeout.ms", ANSWER_TIMEOUT_MS, "default.api.timeout.ms", ANSWER_TIMEOUT_MS)))) {
            new Topics(admin, configuration).ensure(names);
            topicsExist = true;
        } catch (ExecutionException e) {
            throw new KafkaException("Topics could not be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while creating topics", e);
        }
    }

    static Duration closeTimeout() {
        return Duration.ofMillis(ANSWER_TIMEOUT_MS);
    }

    private Map<String, Object> properties(String role, Map<String, Object> defaults) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.putAll(shared);
        properties.put("client.id", configuration.service() + "-" + role);
        return properties;
    }
}
