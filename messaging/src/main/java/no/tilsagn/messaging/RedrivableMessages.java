package no.tilsagn.messaging;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

@Singleton
final class RedrivableMessages implements ParkedMessages {
    private static final TransactionDefinition OWN = TransactionDefinition.of(Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;
    private final ParkedMessageTable table;
    private final EventHandlers handlers;
    private final Causality causality;

    RedrivableMessages(
            TransactionOperations<Connection> transactions,
            ParkedMessageTable table,
            EventHandlers handlers,
            Causality causality) {
        this.transactions = transactions;
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
        for (String topic : transactions.<List<String>>executeRead(t -> table.topics(t.getConnection(), key))) {
            while (redriveFirst(topic, key)) {
                handled++;
            }
        }
        int remaining = transactions.executeRead(transaction -> table.count(transaction.getConnection(), key));
        return new Redrive(handled, remaining);
    }

    /** False when there is none left, or it failed again. */
    private boolean redriveFirst(String topic, String key) {
        try {
            return transactions.execute(OWN, transaction -> redriveFirst(transaction, topic, key));
        } catch (FailedAgain e) {
            transactions.execute(OWN, transaction -> {
                table.failedAgain(
                        transaction.getConnection(), e.sequence, e.getCause().toString());
                return null;
            });
            return false;
        }
    }

    private boolean redriveFirst(TransactionStatus<Connection> transaction, String topic, String key)
            throws SQLException {
        Optional<ParkedMessageTable.Row> first = table.first(transaction.getConnection(), topic, key);
        if (first.isPresent()) {
            ParkedMessageTable.Row row = first.get();
            handle(transaction, row);
            table.delete(transaction.getConnection(), row);
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
        } catch (UndecodableMessage | RuntimeException | LinkageError | AssertionError e) {
            if (Outage.causes(e)) {
                throw new MessagingException("The redrive was interrupted, the rest is still parked", e);
            }
            throw new FailedAgain(row.sequence(), e);
        }
    }

    private static final class FailedAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long sequence;

        FailedAgain(long sequence, Throwable cause) {
            super(cause);
            this.sequence = sequence;
        }
    }
}
