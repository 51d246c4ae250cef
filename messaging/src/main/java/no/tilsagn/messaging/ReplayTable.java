package no.tilsagn.messaging;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders to replay, and the archived events that they name. */
@Singleton
final class ReplayTable {
    private static final String INSERT = """
            insert into replay (consumer, key, from_time, to_time, last_sequence, requested_by)
            values (?, ?, ?, ?, (select coalesce(max(sequence), 0) from archived_event), ?)
            returning *
            """;
    private static final String FIRST_TO_DO = "select * from replay where finished_at is null order by number limit 1";
    private static final String EVENTS = """
            select sequence, id, type, key, number, time, correlation_id, causation_id, traceparent, payload
              from archived_event
             where sequence > ? and sequence <= ? and (?::text is null or key = ?)
               and appended_at >= coalesce(?::timestamptz, '-infinity') and appended_at < coalesce(?::timestamptz, 'infinity')
             order by sequence limit ?
            """;
    private static final String RECORD = """
            update replay set sent_sequence = ?, sent = sent + ?, finished_at = case when ? then now() end where number = ?
            """;

    /** @param sentSequence how far it has come */
    record ToDo(Replay order, long sentSequence, long lastSequence) {}

    Replay insert(Connection connection, String consumer, String key, Instant from, Instant to, String by)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, consumer);
            insert.setString(2, key);
            insert.setObject(3, atUtc(from));
            insert.setObject(4, atUtc(to));
            insert.setString(5, by);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return read(row);
            }
        }
    }

    List<Replay> list(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from replay where number > ? order by number limit ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            List<Replay> orders = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.add(read(row));
                }
            }
            return orders;
        }
    }

    Optional<ToDo> firstToDo(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIRST_TO_DO);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new ToDo(read(row), row.getLong("sent_sequence"), row.getLong("last_sequence")))
                    : Optional.empty();
        }
    }

    List<PendingEvent> nextEvents(Connection connection, ToDo replay, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
            select.setLong(1, replay.sentSequence());
            select.setLong(2, replay.lastSequence());
            select.setString(3, replay.order().key());
            select.setString(4, replay.order().key());
            select.setObject(5, atUtc(replay.order().from()));
            select.setObject(6, atUtc(replay.order().to()));
            select.setInt(7, limit);
            List<PendingEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(PendingEvent.of(row));
                }
            }
            return events;
        }
    }

    void record(Connection connection, ToDo replay, long sentSequence, int sent, boolean finished) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RECORD)) {
            update.setLong(1, sentSequence);
            update.setInt(2, sent);
            update.setBoolean(3, finished);
            update.setLong(4, replay.order().number());
            update.executeUpdate();
        }
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Replay read(ResultSet row) throws SQLException {
        return new Replay(
                row.getLong("number"),
                row.getString("consumer"),
                row.getString("key"),
                instant(row, "from_time"),
                instant(row, "to_time"),
                row.getLong("sent"),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                instant(row, "finished_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
