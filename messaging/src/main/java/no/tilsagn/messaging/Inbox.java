package no.tilsagn.messaging;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a message in charge exactly once: the row that remembers it is written in the transaction of its effects, or in the
 * one that parks it.
 */
@Singleton
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final TransactionOperations<Connection> transactions;
    private final MessagingConfiguration configuration;
    private final EventHandlers handlers;
    private final ParkedMessageTable parked;
    private final Causality causality;
    private final MessagingMetrics metrics;

    Inbox(
            TransactionOperations<Connection> transactions,
            MessagingConfiguration configuration,
            EventHandlers handlers,
            ParkedMessageTable parked,
            Causality causality,
            MessagingMetrics metrics) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.handlers = handlers;
        this.parked = parked;
        this.causality = causality;
        this.metrics = metrics;
    }

    /** What the reader of the partition is to do next. */
    enum Outcome {
        /** Go on: the message is handled, known already, parked, or none of ours. */
        DONE,
        /** The handler failed: offer the message again. */
        FAILED,
        /** The database is away: offer it again, however often it takes. */
        OUTAGE
    }

    /** What a message has led to, once committed. */
    enum Effect {
        HANDLED,
        DUPLICATE,
        PARKED,
        SKIPPED
    }

    /** Handles the message; {@code attempt} counts from 1. */
    Outcome receive(Message message, int attempt) {
        if (message.type() != null && !handlers.know(message.type())) {
            metrics.count(Effect.SKIPPED);
            return Outcome.DONE;
        }
        try {
            handle(message);
            return Outcome.DONE;
        } catch (UndecodableMessage e) {
            return park(message, attempt, e);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            if (Outage.causes(e)) {
                LOG.warn("Event {} waits for the database: {}", message.id(), e.toString());
                return Outcome.OUTAGE;
            }
            LOG.warn("Event {} of type {} failed, attempt {}", message.id(), message.type(), attempt, e);
            return attempt < configuration.attempts() ? Outcome.FAILED : park(message, attempt, e);
        }
    }

    private void handle(Message message) throws UndecodableMessage {
        Runnable work = handlers.workFor(message);
        metrics.count(causality.following(message, () -> {
            Effect effect = transactions.execute(TransactionDefinition.DEFAULT, transaction -> {
                Connection connection = transaction.getConnection();
                if (!claim(connection, message.id())) {
                    return Effect.DUPLICATE;
                }
                if (parked.isBlocked(connection, message)) {
                    parked.park(connection, message, 0, null);
                    return Effect.PARKED;
                }
                run(work, transaction);
                return Effect.HANDLED;
            });
            LOG.info("{} {} of key {}: {}", message.type(), message.id(), message.key(), effect);
            return effect;
        }));
    }

    /** Runs handlers in the given transaction; one that gave up its transaction without saying so has failed. */
    static void run(Runnable work, TransactionStatus<Connection> transaction) {
        work.run();
        if (transaction.isRollbackOnly()) {
            throw new IllegalStateException("The handler marked its transaction for rollback");
        }
    }

    private Outcome park(Message message, int attempts, Throwable failure) {
        try {
            metrics.count(transactions.execute(TransactionDefinition.DEFAULT, transaction -> {
                if (!claim(transaction.getConnection(), message.id())) {
                    return Effect.DUPLICATE;
                }
                parked.park(transaction.getConnection(), message, attempts, failure.toString());
                return Effect.PARKED;
            }));
            LOG.error("Event {} is parked, with all later ones of key {}", message.id(), message.key(), failure);
            return Outcome.DONE;
        } catch (Exception e) {
            LOG.warn("Event {} could not be parked yet", message.id(), e);
            return Outcome.OUTAGE;
        }
    }

    /** Remembers the event; false when it was known already. */
    private boolean claim(Connection connection, UUID event) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, configuration.service());
            insert.setObject(2, event);
            return insert.executeUpdate() == 1;
        }
    }
}
