package no.tilsagn.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Properties;

/**
 * How long anything may take on a connection of ours before it is given up, so that nothing waits for ever: all are
 * {@linkplain Outage outages} to whoever waited.
 *
 * @param statement the longest statement; less than the gateway waits for an answer
 * @param lock the longest wait for a lock
 * @param idleInTransaction the longest pause within a transaction, which holds its locks meanwhile
 * @param connect the longest way to a connection, in the pool and to the server
 * @param answer the longest silence of the server; more than the longest statement
 */
@ConfigurationProperties("tilsagn.database.timeouts")
public record SessionTimeouts(
        @Bindable(defaultValue = "20s") Duration statement,
        @Bindable(defaultValue = "5s") Duration lock,
        @Bindable(defaultValue = "60s") Duration idleInTransaction,
        @Bindable(defaultValue = "5s") Duration connect,
        @Bindable(defaultValue = "30s") Duration answer) {

    /** Properties that make the PostgreSQL driver open its sessions with these time-outs. */
    public Properties driverProperties() {
        Properties properties = new Properties();
        properties.setProperty(
                "options",
                "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
                        .formatted(statement.toMillis(), lock.toMillis(), idleInTransaction.toMillis()));
        properties.setProperty("connectTimeout", String.valueOf(connect.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(answer.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }
}
