package no.tilsagn.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message as it came from Kafka, with the names of the CloudEvents headers (binary mode). Its texts can be stored in
 * PostgreSQL whatever they were.
 *
 * @param key of the record, or the message's own position when it has none, so that it belongs to nobody's order
 */
record Message(String topic, int partition, long offset, String key, Map<String, String> headers, byte[] body) {
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String TIME = "ce_time";
    static final String SPEC_VERSION = "ce_specversion";
    static final String SUBJECT = "ce_subject";
    static final String CONTENT_TYPE = "content-type";
    static final String CORRELATION_ID = "ce_correlationid";
    static final String CAUSATION_ID = "ce_causationid";
    static final String TRACE_PARENT = "traceparent";
    /** Number of the event within its key, from 1 without gaps (an extension of CloudEvents). */
    static final String SEQUENCE = "ce_sequence";
    /** The one reader that an event is sent again for; nobody else takes notice of it. */
    static final String REPLAY_FOR = "ce_replayfor";

    static Message of(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : message.headers()) {
            if (header.value() != null) {
                headers.put(storable(header.key()), storable(new String(header.value(), StandardCharsets.UTF_8)));
            }
        }
        String key = message.key() == null
                ? message.topic() + "-" + message.partition() + "@" + message.offset()
                : storable(message.key());
        return new Message(
                message.topic(), message.partition(), message.offset(), key, Map.copyOf(headers), message.value());
    }

    /** PostgreSQL has no text with a NUL in it. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** The CloudEvents type, null when there is none. */
    String type() {
        return headers.get(TYPE);
    }

    /** The CloudEvents id, or one made from the position for a message without a proper one. */
    UUID id() {
        try {
            return UUID.fromString(headers.getOrDefault(ID, ""));
        } catch (IllegalArgumentException e) {
            String position = topic + "-" + partition + "@" + offset;
            return UUID.nameUUIDFromBytes(position.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Within its key; null when the sender gave none. */
    Long number() {
        try {
            return headers.containsKey(SEQUENCE) ? Long.valueOf(headers.get(SEQUENCE)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    boolean isReplayed() {
        return headers.containsKey(REPLAY_FOR);
    }

    boolean isFor(String consumer) {
        return consumer.equals(headers.getOrDefault(REPLAY_FOR, consumer));
    }

    /** What belongs together across services; an event that names nothing begins a chain of its own. */
    String correlationId() {
        return headers.getOrDefault(CORRELATION_ID, id().toString());
    }

    <T> Event<T> decode(Class<T> payloadType, EventJson json) throws UndecodableMessage {
        if (!id().toString().equalsIgnoreCase(required(ID))) {
            throw new UndecodableMessage(ID + " is no UUID");
        }
        return new Event<>(
                id(),
                required(TYPE),
                required(SOURCE),
                key,
                time(),
                isReplayed(),
                correlationId(),
                json.read(body, payloadType));
    }

    private Instant time() throws UndecodableMessage {
        try {
            return Instant.parse(required(TIME));
        } catch (DateTimeParseException e) {
            throw new UndecodableMessage(TIME + " is no time");
        }
    }

    private String required(String header) throws UndecodableMessage {
        String value = headers.get(header);
        if (value == null) {
            throw new UndecodableMessage("no header " + header);
        }
        return value;
    }
}
