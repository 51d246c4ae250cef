package no.tilsagn.messaging;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.tilsagn.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles queued messages in order, each in a transaction of its own that also takes it out of its queue. */
@Singleton
final class QueuedMessages implements ParkedMessages {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedMessages.class);
    private static final TransactionDefinition OWN = TransactionDefinition.of(Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;
    private final MessagingConfiguration configuration;
    private final InboxTable inbox;
    private final ParkedMessageTable table;
    private final EventHandlers handlers;
    private final Causality causality;

    QueuedMessages(
            TransactionOperations<Connection> transactions,
            MessagingConfiguration configuration,
            InboxTable inbox,
            ParkedMessageTable table,
            EventHandlers handlers,
            Causality causality) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.inbox = inbox;
        this.table = table;
        this.handlers = handlers;
        this.causality = causality;
    }

    @Override
    public List<ParkedMessage> list(long after, int limit) {
        return transactions.executeRead(transaction -> table.list(transaction.getConnection(), after, limit));
    }

    @Override
    public Redrive redrive(String key) {
        int handled = 0;
        for (ParkedMessageTable.Queue queue : transactions.<List<ParkedMessageTable.Queue>>executeRead(
                transaction -> table.queues(transaction.getConnection(), key))) {
            while (handleFirst(queue, _ -> true)) {
                handled++;
            }
        }
        int remaining = transactions.executeRead(transaction -> table.count(transaction.getConnection(), key));
        return new Redrive(handled, remaining);
    }

    /** The first of the queue if it is due, and those behind it as long as they succeed. */
    void handleWhatIsDue(ParkedMessageTable.Queue queue) {
        while (handleFirst(queue, ParkedMessageTable.Row::due)) {
            LOG.debug("One more of {} is handled", queue);
        }
    }

    /** Lets those be tried whose turn nobody noticed. */
    void releaseForgotten(Connection connection) throws SQLException {
        for (ParkedMessageTable.Queue queue : table.forgotten(connection)) {
            InboxTable.Progress progress = inbox.lock(connection, queue.topic(), queue.key());
            table.release(connection, queue.topic(), queue.key(), progress.last());
        }
    }

    /** False when there is none that may be tried, or it failed again. */
    private boolean handleFirst(ParkedMessageTable.Queue queue, Predicate<ParkedMessageTable.Row> mayBeTried) {
        try {
            return transactions.execute(OWN, transaction -> handleFirst(transaction, queue, mayBeTried));
        } catch (FailedAgain e) {
            transactions.execute(OWN, transaction -> {
                table.failedAgain(
                        transaction.getConnection(), e.sequence, e.getCause().toString(), e.delay);
                return null;
            });
            return false;
        }
    }

    private boolean handleFirst(
            TransactionStatus<Connection> transaction,
            ParkedMessageTable.Queue queue,
            Predicate<ParkedMessageTable.Row> mayBeTried)
            throws SQLException {
        Connection connection = transaction.getConnection();
        InboxTable.Progress progress = inbox.lock(connection, queue.topic(), queue.key());
        Optional<ParkedMessageTable.Row> first = table.first(connection, queue).filter(mayBeTried);
        if (first.isPresent()) {
            ParkedMessageTable.Row row = first.get();
            handle(transaction, row);
            table.delete(connection, row);
            inbox.handled(connection, row.eventId(), row.message());
            table.release(
                    connection,
                    queue.topic(),
                    queue.key(),
                    progress.after(row.message().number()).last());
        }
        return first.isPresent();
    }

    private void handle(TransactionStatus<Connection> transaction, ParkedMessageTable.Row row) {
        try {
            Runnable work = handlers.workFor(row.message());
            causality.following(row.message(), () -> {
                Inbox.run(work, transaction);
                return null;
            });
        } catch (UndecodableMessage e) {
            throw new FailedAgain(row.sequence(), null, e);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            if (Outage.causes(e)) {
                throw new MessagingException("The redrive was interrupted, the rest is still queued", e);
            }
            LOG.warn("Event {} failed again, attempt {}", row.eventId(), row.attempts() + 1, e);
            throw new FailedAgain(row.sequence(), configuration.delayAfter(row.attempts() + 1), e);
        }
    }

    private static final class FailedAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long sequence;
        private final transient Duration delay;

        /** @param delay until the next attempt, null when the message is to be parked */
        FailedAgain(long sequence, Duration delay, Throwable cause) {
            super(cause);
            this.sequence = sequence;
            this.delay = delay;
        }
    }
}
