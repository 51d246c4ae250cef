package no.tilsagn.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of parked messages. Each method works in the transaction of the connection that it is given. */
@Singleton
final class ParkedMessageTable {
    private static final int LONGEST_ERROR = 4_000;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final ObjectMapper json;

    ParkedMessageTable(ObjectMapper json) {
        this.json = json;
    }

    /** A parked message with its place in the queue. */
    record Row(long sequence, UUID eventId, Message message) {}

    /**
     * Whether messages of this topic and key are parked. It holds the last of them, so that a redrive that is about to
     * finish is either waited for or sees the message that now goes behind it.
     */
    boolean isBlocked(Connection connection, Message message) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select 1 from parked_message where key = ? and topic = ?
                order by sequence desc limit 1 for share
                """)) {
            select.setString(1, message.key());
            select.setString(2, message.topic());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Parks a message as the last of its key; without an error it only waits. */
    void park(Connection connection, Message message, int attempts, String error) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into parked_message
                    (event_id, topic, partition, position, key, type, headers, body, attempts, error)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                """)) {
            insert.setObject(1, message.id());
            insert.setString(2, message.topic());
            insert.setInt(3, message.partition());
            insert.setLong(4, message.offset());
            insert.setString(5, message.key());
            insert.setString(6, message.type());
            insert.setString(7, json.writeValueAsString(message.headers()));
            insert.setBytes(8, message.body());
            insert.setInt(9, attempts);
            insert.setString(10, error == null ? null : storable(error));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new MessagingException("Headers could not be written", e);
        }
    }

    List<ParkedMessage> list(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select * from parked_message where sequence > ? order by sequence limit ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            List<ParkedMessage> messages = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    messages.add(new ParkedMessage(
                            row.getLong("sequence"),
                            row.getObject("event_id", UUID.class),
                            row.getString("topic"),
                            row.getInt("partition"),
                            row.getLong("position"),
                            row.getString("key"),
                            row.getString("type"),
                            row.getInt("attempts"),
                            row.getString("error"),
                            row.getObject("parked_at", OffsetDateTime.class).toInstant()));
                }
            }
            return messages;
        }
    }

    /** Topics in which the key has parked messages. */
    List<String> topics(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select topic from parked_message where key = ? group by topic order by min(sequence)")) {
            select.setString(1, key);
            List<String> topics = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    topics.add(row.getString(1));
                }
            }
            return topics;
        }
    }

    /** The first message of a key, held until the end of the transaction. */
    Optional<Row> first(Connection connection, String topic, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from parked_message where key = ? and topic = ?
                order by sequence limit 1 for update
                """)) {
            select.setString(1, key);
            select.setString(2, topic);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    void delete(Connection connection, Row parked) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from parked_message where sequence = ?")) {
            delete.setLong(1, parked.sequence());
            delete.executeUpdate();
        }
    }

    void failedAgain(Connection connection, long sequence, String error) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update parked_message set attempts = attempts + 1, error = ? where sequence = ?")) {
            update.setString(1, storable(error));
            update.setLong(2, sequence);
            update.executeUpdate();
        }
    }

    int count(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from parked_message where key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private Row read(ResultSet row) throws SQLException {
        try {
            Message message = new Message(
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("position"),
                    row.getString("key"),
                    json.readValue(row.getString("headers"), HEADERS),
                    row.getBytes("body"));
            return new Row(row.getLong("sequence"), row.getObject("event_id", UUID.class), message);
        } catch (JsonProcessingException e) {
            throw new MessagingException("Headers could not be read", e);
        }
    }

    /** The start of the text, without what PostgreSQL can't store. */
    private static String storable(String error) {
        String start = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        return Message.storable(new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
