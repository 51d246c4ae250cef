package no.tilsagn.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The platform at one look: each database in a snapshot of its own, the topics and the API as they are while one looks. What
 * is on its way between two services differs for a moment, so one look alone proves nothing.
 */
public final class Platform implements AutoCloseable {
    private final Map<Service, Connection> connections = new EnumMap<>(Service.class);
    private final Map<Service, Database> databases = new EnumMap<>(Service.class);
    private final Topics topics;
    private final @Nullable Api api;

    /** @param connect opens a connection that the look may roll back and close */
    public Platform(Function<Service, Connection> connect, Topics topics, @Nullable Api api) {
        this.topics = topics;
        this.api = api;
        for (Service service : Service.values()) {
            Connection connection = connect.apply(service);
            connections.put(service, connection);
            databases.put(service, new Database(connection));
        }
    }

    static Platform at(Connections connections, Topics topics, @Nullable Api api) {
        return new Platform(service -> connect(connections, service), topics, api);
    }

    private static Connection connect(Connections connections, Service service) {
        Properties login = new Properties();
        login.setProperty("user", connections.required(service.title() + ".user"));
        login.setProperty("password", connections.required(service.title() + ".password"));
        login.setProperty("ApplicationName", "check");
        login.setProperty("options", "-c timezone=UTC -c statement_timeout=120s");
        try {
            Connection connection = DriverManager.getConnection(connections.required(service.title() + ".url"), login);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement first = connection.createStatement()) {
                first.execute("select"); // from here on it sees one snapshot
            }
            return connection;
        } catch (SQLException e) {
            throw new CannotCheck("The database of " + service.title() + " does not answer: " + e.getMessage(), e);
        }
    }

    public Database database(Service service) {
        Database database = databases.get(service);
        if (database == null) {
            throw new IllegalStateException("closed");
        }
        return database;
    }

    public Topics topics() {
        return topics;
    }

    /** Null when nobody said where it is. */
    public @Nullable Api api() {
        return api;
    }

    @Override
    public void close() {
        databases.clear();
        for (Connection connection : connections.values()) {
            try (connection) {
                connection.rollback();
            } catch (SQLException e) {
                throw new CannotCheck("The database broke off: " + e.getMessage(), e);
            }
        }
    }
}
