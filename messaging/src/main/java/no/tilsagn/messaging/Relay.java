package no.tilsagn.messaging;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.jdbc.BasicJdbcConfiguration;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.tilsagn.database.SessionTimeouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the committed rows of the outbox, oldest first, and deletes each once the broker has acknowledged it; the database
 * archives what is deleted. Between the live events it sends those that are to be told again.
 *
 * <p>Of all replicas of a service one relays: the one whose connection holds the advisory lock. Reading and deleting use that
 * same connection, so whoever loses the lock can't delete any more. A relay that dies between sending and deleting
 * leads to a second sending; the inboxes of the readers see to that.
 *
 * <p>It always takes the lowest rows that are there, and never continues from the last one seen, because a lower sequence may
 * commit later. No transaction is open while it waits for the broker.
 */
@Singleton
final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration SHORTEST_IDLE = Duration.ofMillis(10);
    private static final Duration BETWEEN_FAILURES = Duration.ofMillis(500);

    private static final String TRY_LOCK = "select pg_try_advisory_lock(hashtextextended('outbox relay', 0))";
    private static final String OLDEST = """
            select sequence, id, type, key, number, time, correlation_id, causation_id, traceparent, payload
            from outbox order by sequence limit ?
            """;
    private static final String DELETE = "delete from outbox where sequence = any (?)";

    private final BasicJdbcConfiguration database;
    private final SessionTimeouts timeouts;
    private final MessagingConfiguration configuration;
    private final MessagingMetrics metrics;
    private final ReplayTable replays;
    private final Publisher publisher;
    private final Semaphore wakened = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean active;

    Relay(
            BasicJdbcConfiguration database,
            SessionTimeouts timeouts,
            KafkaClients kafka,
            MessagingConfiguration configuration,
            MessagingMetrics metrics,
            ReplayTable replays) {
        this.database = database;
        this.timeouts = timeouts;
        this.configuration = configuration;
        this.metrics = metrics;
        this.replays = replays;
        this.publisher = new Publisher(kafka, configuration);
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);
    }

    @EventListener
    void start(StartupEvent started) {
        thread.start();
    }

    /** Looks for new rows at once. */
    void wake() {
        if (wakened.availablePermits() == 0) {
            wakened.release();
        }
    }

    /** Whether this replica is the one that relays. */
    boolean isActive() {
        return active;
    }

    @PreDestroy
    void stop() throws InterruptedException {
        running = false;
        wake();
        if (thread.isAlive() && !thread.join(Duration.ofSeconds(1))) {
            thread.interrupt();
            thread.join(KafkaClients.closeTimeout());
        }
        publisher.close();
    }

    private void run() {
        while (running) {
            try (Connection connection = connect()) {
                relay(connection);
            } catch (SQLException | RuntimeException | Error e) {
                LOG.warn("The relay of the outbox starts again: {}", e.toString());
                restUnlessStopped();
            } catch (InterruptedException e) {
                return;
            } finally {
                active = false;
            }
        }
    }

    private void relay(Connection connection) throws SQLException, InterruptedException {
        while (running && !tryLock(connection)) {
            wakened.drainPermits();
            await(BETWEEN_FAILURES);
        }
        active = true;
        Duration idle = SHORTEST_IDLE;
        while (running) {
            boolean sent = publishOldest(connection) | replayNext(connection);
            if (sent) {
                idle = SHORTEST_IDLE;
            } else {
                idle = await(idle) ? SHORTEST_IDLE : longer(idle);
            }
        }
    }

    /** False when there was nothing to send. */
    private boolean publishOldest(Connection connection) throws SQLException, InterruptedException {
        List<PendingEvent> events = oldest(connection);
        if (events.isEmpty()) {
            return false;
        }
        List<Long> acknowledged = publisher.publish(events);
        delete(connection, acknowledged);
        metrics.published(acknowledged.size());
        if (acknowledged.size() < events.size()) {
            restUnlessStopped();
        }
        return true;
    }

    /** One piece of the first replay that is to be done; false when there is none. */
    private boolean replayNext(Connection connection) throws SQLException, InterruptedException {
        Optional<ReplayTable.ToDo> order = replays.firstToDo(connection);
        if (order.isEmpty()) {
            return false;
        }
        ReplayTable.ToDo replay = order.get();
        List<PendingEvent> events = replays.nextEvents(connection, replay, configuration.batchSize());
        Set<Long> acknowledged =
                new HashSet<>(publisher.publish(events, replay.order().consumer()));
        long reached = replay.sentSequence();
        int sent = 0;
        for (PendingEvent event : events) {
            if (!acknowledged.contains(event.sequence())) {
                break;
            }
            reached = event.sequence();
            sent++;
        }
        boolean finished = sent == events.size() && events.size() < configuration.batchSize();
        replays.record(connection, replay, reached, sent, finished);
        if (sent < events.size()) {
            restUnlessStopped();
        }
        return true;
    }

    /** Outside the pool: it lives as long as the relay, and closing it gives up the lock for certain. */
    private Connection connect() throws SQLException {
        Properties properties = timeouts.driverProperties();
        properties.setProperty("user", database.getUsername());
        properties.setProperty("password", database.getPassword());
        properties.setProperty("ApplicationName", configuration.service() + " outbox relay");
        return DriverManager.getConnection(database.getUrl(), properties);
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(TRY_LOCK);
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private List<PendingEvent> oldest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
            select.setInt(1, configuration.batchSize());
            List<PendingEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(PendingEvent.of(row));
                }
            }
            return events;
        }
    }

    private static void delete(Connection connection, List<Long> sequences) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("bigint", sequences.toArray()));
            delete.executeUpdate();
        }
    }

    /** Waits to be woken; false when the time passed instead. */
    private boolean await(Duration longest) throws InterruptedException {
        boolean woken = wakened.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        wakened.drainPermits();
        return woken;
    }

    private Duration longer(Duration idle) {
        Duration doubled = idle.multipliedBy(2);
        return doubled.compareTo(configuration.pollInterval()) < 0 ? doubled : configuration.pollInterval();
    }

    /** After a failure; commits do not cut it short. */
    private void restUnlessStopped() {
        long until = System.nanoTime() + BETWEEN_FAILURES.toNanos();
        try {
            for (long left = BETWEEN_FAILURES.toNanos(); running && left > 0; left = until - System.nanoTime()) {
                wakened.tryAcquire(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
