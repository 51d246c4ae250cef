package no.tilsagn.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the outbox: an event that is committed and not yet known to be published. */
record PendingEvent(
        long sequence,
        UUID id,
        String type,
        String key,
        Instant time,
        String correlationId,
        UUID causationId,
        String traceparent,
        String payload) {

    ProducerRecord<String, byte[]> toRecord(String topic, String source) {
        var message = new ProducerRecord<>(topic, key, payload.getBytes(StandardCharsets.UTF_8));
        header(message, Message.SPEC_VERSION, "1.0");
        header(message, Message.ID, id.toString());
        header(message, Message.TYPE, type);
        header(message, Message.SOURCE, source);
        header(message, Message.SUBJECT, key);
        header(message, Message.TIME, time.toString());
        header(message, Message.CONTENT_TYPE, "application/json");
        header(message, Message.CORRELATION_ID, correlationId);
        if (causationId != null) {
            header(message, Message.CAUSATION_ID, causationId.toString());
        }
        if (traceparent != null) {
            header(message, Message.TRACE_PARENT, traceparent);
        }
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
