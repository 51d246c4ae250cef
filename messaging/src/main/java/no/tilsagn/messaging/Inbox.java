package no.tilsagn.messaging;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import no.tilsagn.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a message in charge exactly once: the row that remembers it is written in the transaction of its effects, or in the
 * one that queues it.
 *
 * <p>A message that fails is tried again at once, and then waits in the queue of its key, with all later ones of the key behind
 * it. One whose number shows that others before it have not been heard of waits for these.
 */
@Singleton
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final TransactionOperations<Connection> transactions;
    private final MessagingConfiguration configuration;
    private final EventHandlers handlers;
    private final InboxTable table;
    private final ParkedMessageTable queue;
    private final Redriver redriver;
    private final Causality causality;
    private final MessagingMetrics metrics;

    Inbox(
            TransactionOperations<Connection> transactions,
            MessagingConfiguration configuration,
            EventHandlers handlers,
            InboxTable table,
            ParkedMessageTable queue,
            Redriver redriver,
            Causality causality,
            MessagingMetrics metrics) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.handlers = handlers;
        this.table = table;
        this.queue = queue;
        this.redriver = redriver;
        this.causality = causality;
        this.metrics = metrics;
    }

    /** What the reader of the partition is to do next. */
    enum Outcome {
        /** Go on: the message is handled, known already, queued, or none of ours. */
        DONE,
        /** The database is away: offer it again, however often it takes. */
        OUTAGE
    }

    /** What a message has led to, once committed. */
    enum Effect {
        HANDLED,
        DUPLICATE,
        QUEUED,
        SKIPPED
    }

    Outcome receive(Message message) {
        if (!message.isFor(configuration.service())) {
            return Outcome.DONE;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                take(message);
                return Outcome.DONE;
            } catch (UndecodableMessage e) {
                return queue(message, ParkedMessage.State.PARKED, attempt, e);
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                if (Outage.causes(e)) {
                    LOG.warn("Event {} waits for the database: {}", message.id(), e.toString());
                    return Outcome.OUTAGE;
                }
                LOG.warn("Event {} of type {} failed, attempt {}", message.id(), message.type(), attempt, e);
                if (attempt >= configuration.attempts()) {
                    return queue(message, ParkedMessage.State.WAITING, attempt, e);
                }
            }
        }
    }

    private void take(Message message) throws UndecodableMessage {
        boolean ours = message.type() == null || handlers.know(message.type());
        Runnable work = ours ? handlers.workFor(message) : () -> {};
        metrics.count(causality.following(message, () -> {
            Effect effect = transactions.execute(
                    TransactionDefinition.DEFAULT, transaction -> take(message, ours ? work : null, transaction));
            LOG.info("{} {} of key {}: {}", message.type(), message.id(), message.key(), effect);
            return effect;
        }));
    }

    /** @param work null when there is no handler for it */
    private Effect take(Message message, Runnable work, TransactionStatus<Connection> transaction) throws SQLException {
        Connection connection = transaction.getConnection();
        InboxTable.Progress progress = table.lock(connection, message.topic(), message.key());
        if (progress.misses(message.number()) && !table.mayHaveBeenHandledByAnOlderReplica(connection, message)) {
            return hold(connection, message, progress);
        }
        InboxTable.Progress after = progress.after(message.number());
        if (work == null) {
            boolean first = table.take(connection, message, Effect.SKIPPED, after);
            releaseThoseThatWaitedForIt(message, after, transaction);
            return first ? Effect.SKIPPED : Effect.DUPLICATE;
        }
        boolean blocked = queue.isBlocked(connection, message);
        if (!table.take(connection, message, blocked ? Effect.QUEUED : Effect.HANDLED, after)) {
            return Effect.DUPLICATE;
        }
        if (blocked) {
            queue.add(connection, message, ParkedMessage.State.BEHIND, 0, null, Duration.ZERO);
            return Effect.QUEUED;
        }
        run(work, transaction);
        releaseThoseThatWaitedForIt(message, after, transaction);
        return Effect.HANDLED;
    }

    private void releaseThoseThatWaitedForIt(
            Message message, InboxTable.Progress after, TransactionStatus<Connection> transaction) throws SQLException {
        if (message.number() != null
                && queue.release(transaction.getConnection(), message.topic(), message.key(), after.last())) {
            redriver.wakeAfterCommit(transaction);
        }
    }

    /** Until those before it have come, late or sent again. */
    private Effect hold(Connection connection, Message message, InboxTable.Progress progress) throws SQLException {
        if (!table.take(connection, message, Effect.QUEUED, progress)) {
            return Effect.DUPLICATE;
        }
        String missing = "numbers " + (progress.last() + 1) + " to " + (message.number() - 1) + " have not come";
        queue.add(connection, message, ParkedMessage.State.GAP, 0, missing, Duration.ZERO);
        LOG.warn("Event {} of key {} waits: {}", message.id(), message.key(), missing);
        return Effect.QUEUED;
    }

    /** Runs handlers in the given transaction; one that gave up its transaction without saying so has failed. */
    static void run(Runnable work, TransactionStatus<Connection> transaction) {
        work.run();
        if (transaction.isRollbackOnly()) {
            throw new IllegalStateException("The handler marked its transaction for rollback");
        }
    }

    private Outcome queue(Message message, ParkedMessage.State state, int attempts, Throwable failure) {
        try {
            metrics.count(transactions.execute(TransactionDefinition.DEFAULT, transaction -> {
                Connection connection = transaction.getConnection();
                InboxTable.Progress progress = table.lock(connection, message.topic(), message.key());
                if (!table.take(connection, message, Effect.QUEUED, progress.after(message.number()))) {
                    return Effect.DUPLICATE;
                }
                boolean blocked = queue.isBlocked(connection, message);
                queue.add(
                        connection,
                        message,
                        blocked ? ParkedMessage.State.BEHIND : state,
                        attempts,
                        failure.toString(),
                        configuration.delayAfter(attempts));
                return Effect.QUEUED;
            }));
            LOG.error(
                    "Event {} is {}, and all later ones of key {} wait behind it",
                    message.id(),
                    state,
                    message.key(),
                    failure);
            redriver.wake();
            return Outcome.DONE;
        } catch (Exception e) {
            LOG.warn("Event {} could not be queued yet", message.id(), e);
            return Outcome.OUTAGE;
        }
    }
}
