package no.tilsagn.messaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres.Database;
import org.flywaydb.core.Flyway;

/** The database of a service of the tests, seen from outside the service. */
record TickDatabase(Database address) {
    private static final long GATE = 42;

    static TickDatabase create(String prefix) {
        Database address = Backends.postgres().newDatabase(prefix);
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations("classpath:db/messaging", "classpath:db/ticks")
                .load()
                .migrate();
        return new TickDatabase(address);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    /** Until the connection is closed, rows can be read and sent, and not deleted. */
    Connection holdDeletionsFromOutbox() throws SQLException {
        Connection gate = connect();
        try (Statement statement = gate.createStatement()) {
            statement.execute("""
                    create function await_gate() returns trigger language plpgsql as
                    $$ begin perform pg_advisory_xact_lock_shared(%1$d); return null; end $$;
                    create trigger gate before delete on outbox execute function await_gate();
                    select pg_advisory_lock(%1$d);
                    """.formatted(GATE));
        }
        return gate;
    }

    /** Ends what the server does for an application, which it would otherwise finish for a killed one; returns how many. */
    int endSessions(String application) throws SQLException {
        try (Connection connection = connect();
                var end = connection.prepareStatement("""
                        select pg_terminate_backend(pid, 5000) from pg_stat_activity
                        where datname = current_database() and application_name like ? and pid <> pg_backend_pid()
                        """)) {
            end.setString(1, application);
            int ended = 0;
            try (ResultSet row = end.executeQuery()) {
                while (row.next()) {
                    ended++;
                }
            }
            return ended;
        }
    }

    /** Refuses new connections and cuts all but this one, which alone can end the outage. */
    static void outage(Connection last, boolean on) throws SQLException {
        try (Statement statement = last.createStatement()) {
            statement.execute("alter database %s connection limit %d".formatted(last.getCatalog(), on ? 0 : -1));
            if (on) {
                statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid() and usename = current_user");
            }
        }
    }

    /** Appends to the outbox as a command would. */
    static UUID append(Connection connection, String key, int number) throws SQLException {
        UUID id = UUID.randomUUID();
        try (var insert = connection.prepareStatement("""
                insert into outbox (id, type, key, time, correlation_id, payload)
                values (?, ?, ?, now(), 'test', ?)
                """)) {
            insert.setObject(1, id);
            insert.setString(2, Tick.TYPE);
            insert.setString(3, key);
            insert.setString(4, "{\"key\":\"" + key + "\",\"number\":" + number + "}");
            insert.executeUpdate();
        }
        return id;
    }

    long count(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Numbers in the order in which they were applied. */
    List<Integer> applied(String key) throws SQLException {
        try (Connection connection = connect();
                var select =
                        connection.prepareStatement("select number from applied where key = ? order by position")) {
            select.setString(1, key);
            List<Integer> numbers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getInt(1));
                }
            }
            return numbers;
        }
    }
}
