package no.tilsagn.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KafkaTest {
    private final Kafka kafka = Backends.kafka();

    @Test
    void whatWasSentSurvivesARestartAtTheSameAddress() throws Exception {
        var address = kafka.bootstrapServers();
        send("restarted", "promise");

        kafka.stop();
        kafka.start();

        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertReads("restarted", "promise");
    }

    @Test
    void aPausedBrokerAnswersNobodyUntilItIsResumed() throws Exception {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>("paused", "before")).get();

            kafka.pause();
            var answer = producer.send(new ProducerRecord<>("paused", "meanwhile"));
            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            kafka.resume();

            assertThat(answer.get(30, TimeUnit.SECONDS).offset()).isEqualTo(1);
        }
    }

    private void send(String topic, String value) throws Exception {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    private void assertReads(String topic, String value) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "group.id", "reader",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(consumer.poll(Duration.ofMillis(200)))
                            .singleElement()
                            .returns(value, record -> record.value()));
        }
    }
}
