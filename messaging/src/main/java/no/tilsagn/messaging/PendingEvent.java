package no.tilsagn.messaging;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event that is to be sent: committed to the outbox and not yet known to be published, or once more from the archive. */
record PendingEvent(
        long sequence,
        UUID id,
        String type,
        String key,
        Long number,
        Instant time,
        String correlationId,
        UUID causationId,
        String traceparent,
        String payload) {

    static PendingEvent of(ResultSet row) throws SQLException {
        return new PendingEvent(
                row.getLong("sequence"),
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("key"),
                row.getObject("number", Long.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("correlation_id"),
                row.getObject("causation_id", UUID.class),
                row.getString("traceparent"),
                row.getString("payload"));
    }

    /** @param replayFor the one reader that it is sent again for, null when it is for everybody */
    ProducerRecord<String, byte[]> toRecord(String topic, String source, String replayFor) {
        var message = new ProducerRecord<>(topic, key, payload.getBytes(StandardCharsets.UTF_8));
        header(message, Message.SPEC_VERSION, "1.0");
        header(message, Message.ID, id.toString());
        header(message, Message.TYPE, type);
        header(message, Message.SOURCE, source);
        header(message, Message.SUBJECT, key);
        header(message, Message.TIME, time.toString());
        header(message, Message.CONTENT_TYPE, "application/json");
        header(message, Message.CORRELATION_ID, correlationId);
        if (number != null) {
            header(message, Message.SEQUENCE, number.toString());
        }
        if (causationId != null) {
            header(message, Message.CAUSATION_ID, causationId.toString());
        }
        if (traceparent != null) {
            header(message, Message.TRACE_PARENT, traceparent);
        }
        if (replayFor != null) {
            header(message, Message.REPLAY_FOR, replayFor);
        }
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
