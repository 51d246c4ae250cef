package no.tilsagn.messaging;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old inbox rows, a bounded number at a time, and reads the levels that the metrics show. */
@Singleton
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int MOST_AT_A_TIME = 10_000;

    /** By the database's clock: that of the service can be moved, and would then forget what is still delivered. */
    private static final String FORGET = """
            delete from inbox where ctid = any (array(
                select ctid from inbox where received_at < now() - make_interval(secs => ?) limit ?))
            """;

    private static final String LEVELS = """
            select (select count(*) from outbox),
                   (select coalesce(extract(epoch from now() - min(appended_at)), 0)::bigint from outbox),
                   (select count(*) from parked_message)
            """;

    private final TransactionOperations<Connection> transactions;
    private final MessagingConfiguration configuration;
    private final MessagingMetrics metrics;

    Housekeeping(
            TransactionOperations<Connection> transactions,
            MessagingConfiguration configuration,
            MessagingMetrics metrics) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void forgetOldEvents() {
        unlessDatabaseIsAway(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
                delete.setLong(1, configuration.inboxRetention().toSeconds());
                delete.setInt(2, MOST_AT_A_TIME);
                delete.executeUpdate();
            }
        });
    }

    @Scheduled(fixedDelay = "5s", initialDelay = "1s")
    void readLevels() {
        unlessDatabaseIsAway(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LEVELS);
                    ResultSet row = select.executeQuery()) {
                row.next();
                metrics.levels(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        });
    }

    @FunctionalInterface
    private interface Chore {
        void run(Connection connection) throws SQLException;
    }

    private void unlessDatabaseIsAway(Chore chore) {
        try {
            transactions.execute(TransactionDefinition.DEFAULT, transaction -> {
                chore.run(transaction.getConnection());
                return null;
            });
        } catch (RuntimeException e) {
            if (!Outage.causes(e)) {
                throw e;
            }
            LOG.warn("Housekeeping waits for the database: {}", e.toString());
        }
    }
}
