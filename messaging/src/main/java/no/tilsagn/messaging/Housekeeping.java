package no.tilsagn.messaging;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.tilsagn.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the archive by months, forgets what is older than that, a bounded number at a time, and reads the levels that the metrics show. */
@Singleton
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int MOST_AT_A_TIME = 10_000;

    /** Ids begin with the time, so the oldest rows are the first of the key. What is no such id is garbage, or of a test. */
    private static final String FORGET = """
            delete from inbox where ctid = any (array(
                select ctid from inbox where consumer = ? and event_id < ? order by event_id limit ?))
            """;

    private static final String MAKE_MONTHS = """
            select make_archive_of_month((current_date + make_interval(months => ahead))::date)
              from generate_series(0, 2) ahead
            """;
    private static final String MONTHS_OVER = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'archived_event'::regclass and c.relname ~ '^archived_event_[0-9]{4}_[0-9]{2}$'
               and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' < now() - make_interval(secs => ?)
            """;
    private static final String NOW = "select extract(epoch from now()) * 1000";

    private static final String LEVELS = """
            select (select count(*) from outbox),
                   (select coalesce(extract(epoch from now() - min(appended_at)), 0)::bigint from outbox),
                   (select count(*) from parked_message where state = 'PARKED'),
                   (select count(*) from parked_message where state = 'WAITING'),
                   (select count(*) from parked_message where state = 'GAP')
            """;

    private final TransactionOperations<Connection> transactions;
    private final MessagingConfiguration configuration;
    private final MessagingMetrics metrics;
    private final QueuedMessages queued;

    Housekeeping(
            TransactionOperations<Connection> transactions,
            MessagingConfiguration configuration,
            MessagingMetrics metrics,
            QueuedMessages queued) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.metrics = metrics;
        this.queued = queued;
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void forgetOldEvents() {
        unlessDatabaseIsAway(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
                delete.setString(1, configuration.service());
                delete.setObject(2, firstIdOf(now(connection).minus(configuration.archiveRetention())));
                delete.setInt(3, MOST_AT_A_TIME);
                delete.executeUpdate();
            }
        });
    }

    /** By the database's clock: that of the service can be moved. */
    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NOW);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Instant.ofEpochMilli(row.getLong(1));
        }
    }

    private static UUID firstIdOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16, 0);
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "1s")
    void keepTheArchive() {
        unlessDatabaseIsAway(connection -> {
            try (PreparedStatement make = connection.prepareStatement(MAKE_MONTHS)) {
                make.executeQuery();
            }
            for (String month : monthsOver(connection)) {
                try (PreparedStatement drop = connection.prepareStatement("drop table " + month)) {
                    drop.execute();
                }
            }
        });
    }

    private List<String> monthsOver(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MONTHS_OVER)) {
            select.setLong(1, configuration.archiveRetention().toSeconds());
            List<String> months = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    months.add(row.getString(1));
                }
            }
            return months;
        }
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "10s")
    void releaseForgotten() {
        unlessDatabaseIsAway(queued::releaseForgotten);
    }

    @Scheduled(fixedDelay = "5s", initialDelay = "1s")
    void readLevels() {
        unlessDatabaseIsAway(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LEVELS);
                    ResultSet row = select.executeQuery()) {
                row.next();
                metrics.levels(new MessagingMetrics.Levels(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
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
