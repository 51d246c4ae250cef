package no.tilsagn.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.tilsagn.messaging.ParkedMessage.State;

/**
 * The queues of messages that could not be handled when they came, one per topic and key, in the order of their numbers. Each
 * method works in the transaction of the connection that it is given, which holds the key in {@link InboxTable}.
 */
@Singleton
final class ParkedMessageTable {
    private static final int LONGEST_ERROR = 4_000;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final String IN_ORDER = " order by number nulls first, sequence ";

    private final ObjectMapper json;

    ParkedMessageTable(ObjectMapper json) {
        this.json = json;
    }

    /** A queued message with its place in the queue. */
    record Row(long sequence, UUID eventId, State state, boolean due, int attempts, Message message) {}

    /** One queue. */
    record Queue(String topic, String key) {}

    /** Whether the message has to wait behind another one of its key. A redrive of an older replica is waited for. */
    boolean isBlocked(Connection connection, Message message) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select 1 from parked_message
                 where key = ? and topic = ? and (number is null or ?::bigint is null or number < ?)
                order by sequence desc limit 1 for share
                """)) {
            select.setString(1, message.key());
            select.setString(2, message.topic());
            select.setObject(3, message.number(), Types.BIGINT);
            select.setObject(4, message.number(), Types.BIGINT);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** @param delay until the next attempt, for one that is {@link State#WAITING} only */
    void add(Connection connection, Message message, State state, int attempts, String error, Duration delay)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into parked_message (event_id, topic, partition, position, key, number, type, headers, body, state,
                    attempts, error, next_attempt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, now() + make_interval(secs => ?))
                """)) {
            insert.setObject(1, message.id());
            insert.setString(2, message.topic());
            insert.setInt(3, message.partition());
            insert.setLong(4, message.offset());
            insert.setString(5, message.key());
            insert.setObject(6, message.number(), Types.BIGINT);
            insert.setString(7, message.type());
            insert.setString(8, json.writeValueAsString(message.headers()));
            insert.setBytes(9, message.body());
            insert.setString(10, state.name());
            insert.setInt(11, attempts);
            insert.setString(12, error == null ? null : storable(error));
            insert.setObject(13, state == State.WAITING ? seconds(delay) : null, Types.NUMERIC);
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new MessagingException("Headers could not be written", e);
        }
    }

    /**
     * Lets the first of a queue be tried at once if nothing is in its way any more.
     *
     * @param last how far the key has come
     * @return whether there is one
     */
    boolean release(Connection connection, String topic, String key, long last) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update parked_message set state = 'WAITING', next_attempt_at = now()
                 where sequence = (select sequence from parked_message where key = ? and topic = ?
                """ + IN_ORDER + """
                 limit 1)
                   and (state = 'BEHIND' or state = 'GAP' and number <= ? + 1)
                """)) {
            update.setString(1, key);
            update.setString(2, topic);
            update.setLong(3, last);
            return update.executeUpdate() > 0;
        }
    }

    /** Queues whose first message is due, the longest due first. */
    List<Queue> due(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select topic, key from parked_message where state = 'WAITING' and next_attempt_at <= now()
                order by next_attempt_at limit ?
                """)) {
            select.setInt(1, limit);
            return queues(select);
        }
    }

    /** Queues whose first message waits for nothing: an older replica has taken away the one before it. */
    List<Queue> forgotten(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select topic, key from (
                    select distinct on (key, topic) key, topic, state from parked_message
                     order by key, topic, number nulls first, sequence) first
                 where state = 'BEHIND'
                """)) {
            return queues(select);
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
                    messages.add(shown(row));
                }
            }
            return messages;
        }
    }

    /** Queues of the key, one per topic that has any. */
    List<Queue> queues(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select topic, key from parked_message where key = ? group by topic, key order by min(sequence)")) {
            select.setString(1, key);
            return queues(select);
        }
    }

    /** The first message of a queue, held until the end of the transaction. */
    Optional<Row> first(Connection connection, Queue queue) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select *, state = 'WAITING' and next_attempt_at <= now() as due from parked_message
                 where key = ? and topic = ?
                """ + IN_ORDER + " limit 1 for update")) {
            select.setString(1, queue.key());
            select.setString(2, queue.topic());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    void delete(Connection connection, Row queued) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from parked_message where sequence = ?")) {
            delete.setLong(1, queued.sequence());
            delete.executeUpdate();
        }
    }

    /** @param delay until the next attempt; null parks the message */
    void failedAgain(Connection connection, long sequence, String error, Duration delay) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update parked_message set attempts = attempts + 1, error = ?, state = ?,
                    next_attempt_at = now() + make_interval(secs => ?)
                 where sequence = ?
                """)) {
            update.setString(1, storable(error));
            update.setString(2, (delay == null ? State.PARKED : State.WAITING).name());
            update.setObject(3, delay == null ? null : seconds(delay), Types.NUMERIC);
            update.setLong(4, sequence);
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

    private static List<Queue> queues(PreparedStatement select) throws SQLException {
        List<Queue> queues = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                queues.add(new Queue(row.getString(1), row.getString(2)));
            }
        }
        return queues;
    }

    private static ParkedMessage shown(ResultSet row) throws SQLException {
        OffsetDateTime next = row.getObject("next_attempt_at", OffsetDateTime.class);
        return new ParkedMessage(
                row.getLong("sequence"),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("position"),
                row.getString("key"),
                row.getObject("number", Long.class),
                row.getString("type"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("error"),
                next == null ? null : next.toInstant(),
                row.getObject("parked_at", OffsetDateTime.class).toInstant());
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
            return new Row(
                    row.getLong("sequence"),
                    row.getObject("event_id", UUID.class),
                    State.valueOf(row.getString("state")),
                    row.getBoolean("due"),
                    row.getInt("attempts"),
                    message);
        } catch (JsonProcessingException e) {
            throw new MessagingException("Headers could not be read", e);
        }
    }

    private static BigDecimal seconds(Duration delay) {
        return BigDecimal.valueOf(delay.toMillis(), 3);
    }

    /** The start of the text, without what PostgreSQL can't store. */
    private static String storable(String error) {
        String start = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        return Message.storable(new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
