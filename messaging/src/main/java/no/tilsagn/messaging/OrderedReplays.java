package no.tilsagn.messaging;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

@Singleton
final class OrderedReplays implements Replays {
    private final TransactionOperations<Connection> transactions;
    private final MessagingConfiguration configuration;
    private final ReplayTable table;

    OrderedReplays(
            TransactionOperations<Connection> transactions, MessagingConfiguration configuration, ReplayTable table) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.table = table;
    }

    @Override
    public Set<String> readers() {
        return new TreeSet<>(configuration.readers());
    }

    @Override
    public Replay request(String consumer, String key, Instant from, Instant to, String requestedBy) {
        if (!configuration.readers().contains(consumer)) {
            throw new IllegalArgumentException(consumer + " is none of the readers " + readers());
        }
        return transactions.execute(
                TransactionDefinition.DEFAULT,
                transaction -> table.insert(transaction.getConnection(), consumer, key, from, to, requestedBy));
    }

    @Override
    public List<Replay> list(long after, int limit) {
        return transactions.executeRead(transaction -> table.list(transaction.getConnection(), after, limit));
    }
}
