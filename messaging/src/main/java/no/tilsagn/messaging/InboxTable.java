package no.tilsagn.messaging;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;

/** What became of each event in this reader, and how far each key has been read. */
@Singleton
final class InboxTable {
    private static final String LOCK = """
            insert into inbox_key (topic, key, last) values (?, ?, 0)
            on conflict (topic, key) do update set last = inbox_key.last
            returning last, unnumbered
            """;
    private static final String HEARD_BY_OLDER_REPLICAS = """
            select exists (select from inbox_key k where k.topic = ? and k.key = ? and exists (
                select from inbox i where i.key is null and (k.last = 0 or i.received_at >= k.stepped_at)))
            """;
    private static final String TAKE = """
            with taken as (
                insert into inbox (consumer, event_id, topic, type, key, number, effect) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (consumer, event_id) do update set effect = excluded.effect
                    where inbox.effect = 'SKIPPED' and excluded.effect <> 'SKIPPED'
                returning 1),
            stepped as (
                update inbox_key set last = ?, unnumbered = ?, stepped_at = now() where topic = ? and key = ?)
            select exists (select from taken)
            """;
    private static final String HANDLED = "update inbox set effect = 'HANDLED' where consumer = ? and event_id = ?";
    private static final String STEP = """
            update inbox_key set last = greatest(last, ?), unnumbered = false, stepped_at = now() where topic = ? and key = ?
            """;

    private final MessagingConfiguration configuration;

    InboxTable(MessagingConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * How far a key has been read.
     *
     * @param last every event up to this number is handled, skipped or queued
     * @param unnumbered whether one without a number came after it
     */
    record Progress(long last, boolean unnumbered) {
        /** Whether events between the last one and this one have not been heard of. */
        boolean misses(Long number) {
            return number != null && number > last + 1 && !unnumbered;
        }

        Progress after(Long number) {
            return number == null ? new Progress(last, true) : new Progress(Math.max(last, number), false);
        }
    }

    /** Keeps everybody else from handling events of this key until the transaction ends. */
    Progress lock(Connection connection, String topic, String key) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, topic);
            lock.setString(2, key);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return new Progress(row.getLong(1), row.getBoolean(2));
            }
        }
    }

    /** Whether what seems to be missing may have been handled by an older replica, which does not write down its key. */
    boolean mayHaveBeenHandledByAnOlderReplica(Connection connection, Message message) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEARD_BY_OLDER_REPLICAS)) {
            select.setString(1, message.topic());
            select.setString(2, message.key());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Remembers what becomes of the message and how far its key has come.
     *
     * @return false when the event was known already, unless it was skipped then and isn't now
     */
    boolean take(Connection connection, Message message, Inbox.Effect effect, Progress progress) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, configuration.service());
            take.setObject(2, message.id());
            take.setString(3, message.topic());
            take.setString(4, message.type());
            take.setString(5, message.key());
            take.setObject(6, message.number(), Types.BIGINT);
            take.setString(7, effect.name());
            take.setLong(8, progress.last());
            take.setBoolean(9, progress.unnumbered());
            take.setString(10, message.topic());
            take.setString(11, message.key());
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** A queued event has now been handled. */
    void handled(Connection connection, UUID event, Message message) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(HANDLED)) {
            update.setString(1, configuration.service());
            update.setObject(2, event);
            update.executeUpdate();
        }
        if (message.number() != null) {
            try (PreparedStatement step = connection.prepareStatement(STEP)) {
                step.setLong(1, message.number());
                step.setString(2, message.topic());
                step.setString(3, message.key());
                step.executeUpdate();
            }
        }
    }
}
