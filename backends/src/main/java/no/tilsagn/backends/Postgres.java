package no.tilsagn.backends;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A running PostgreSQL server, which hands out databases. */
public final class Postgres implements AutoCloseable {
    /** Where a database is, and the one user who may connect to it and owns it. */
    public record Database(String url, String user, String password) {}

    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    private final DataSource superuser;
    private final String address;
    private final Runnable stop;

    Postgres(DataSource superuser, String host, int port, Runnable stop) {
        this.superuser = superuser;
        this.address = "jdbc:postgresql://" + host + ":" + port + "/";
        this.stop = stop;
    }

    /** Creates an empty database nobody else has; its name starts with {@code prefix}. */
    public Database newDatabase(String prefix) {
        return database(prefix + "_" + LAST_NUMBER.incrementAndGet());
    }

    /**
     * The database of this name, created if it isn't there, with a new password for its user (of the same name).
     *
     * @param name lower-case letters, digits and underscores
     */
    public Database database(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        var password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
        try (var connection = superuser.getConnection();
                var sql = connection.createStatement()) {
            if (!exists(connection, name)) {
                sql.execute("create role %s login".formatted(name));
                sql.execute("create database %s owner %s".formatted(name, name));
                sql.execute("revoke all on database %s from public".formatted(name));
            }
            sql.execute("alter role %s password '%s'".formatted(name, password));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return new Database(address + name, name, password);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    /** One value, read as the superuser, as text. */
    String read(String sql) {
        try (var connection = superuser.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Stops the server; open connections are cut. */
    @Override
    public void close() {
        stop.run();
    }
}
