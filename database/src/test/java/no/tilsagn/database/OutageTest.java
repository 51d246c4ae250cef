package no.tilsagn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure here is one that a real server gives. */
class OutageTest {
    private static final Postgres.Database DATABASE = Backends.postgres().newDatabase("outage");

    @BeforeAll
    static void tables() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table account (number int primary key, amount int check (amount >= 0))");
            statement.execute("insert into account values (1, 1), (2, 2)");
        }
    }

    @Test
    void aLockThatIsNotToBeHadInTimePasses() throws SQLException {
        try (Connection holder = connect();
                Connection other = connect()) {
            holder.setAutoCommit(false);
            execute(holder, "select * from account where number = 1 for update");
            execute(other, "set lock_timeout = '50ms'");
            passes(other, "update account set amount = 5 where number = 1", "55P03");
            passes(other, "select * from account where number = 1 for update nowait", "55P03");
        }
    }

    @Test
    void aStatementThatTakesTooLongPasses() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "set statement_timeout = '20ms'");
            passes(connection, "select pg_sleep(5)", "57014");
        }
    }

    @Test
    void aConnectionThatIsEndedPasses() throws SQLException {
        try (Connection connection = connect()) {
            passes(connection, "select pg_terminate_backend(pg_backend_pid())", "57P01");
            passes(connection, "select 1", "08003");
        }
    }

    @Test
    void aDatabaseThatIsNotReachedPasses() {
        String nowhere = DATABASE.url().replaceFirst("//[^/]+/", "//localhost:1/");
        SQLException failure = catchThrowableOfType(
                SQLException.class,
                () -> DriverManager.getConnection(nowhere, DATABASE.user(), DATABASE.password())
                        .close());
        assertThat(Outage.causes(failure)).isTrue();
    }

    @Test
    void aTransactionThatCannotBeSerializedPasses() throws SQLException {
        try (Connection first = connect();
                Connection second = connect()) {
            for (Connection connection : new Connection[] {first, second}) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                execute(connection, "select * from account");
            }
            execute(first, "update account set amount = amount + 1 where number = 2");
            first.commit();
            passes(second, "update account set amount = amount + 1 where number = 2", "40001");
        }
    }

    @Test
    void aServerThatHasBecomeReadOnlyPasses() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "set default_transaction_read_only = on");
            passes(connection, "update account set amount = 5 where number = 1", "25006");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "idle_in_transaction_session_timeout, 25P03",
        "transaction_timeout, 25P04",
        "idle_session_timeout, 57P05"
    })
    void aSessionThatTheServerEndsForItsAgePasses(String timeout, String state) throws SQLException {
        try (Connection connection = connect();
                Connection observer = connect()) {
            int session = session(connection);
            execute(connection, "set " + timeout + " = '50ms'");
            if (!timeout.equals("idle_session_timeout")) {
                connection.setAutoCommit(false);
                execute(connection, "select 1");
            }
            await().until(() -> !isThere(observer, session));
            passes(connection, "select 1", state);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update account set amount = -1 where number = 1",
                "insert into account values (1, 1)",
                "select nothing from nowhere",
                "select 1 / 0",
                "selct"
            })
    void aFaultDoesNotPass(String statement) throws SQLException {
        try (Connection connection = connect()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> execute(connection, statement));
            assertThat(Outage.causes(new IllegalStateException(failure))).isFalse();
        }
    }

    private static void passes(Connection connection, String statement, String state) {
        SQLException failure = catchThrowableOfType(SQLException.class, () -> execute(connection, statement));
        assertThat(failure.getSQLState()).isEqualTo(state);
        assertThat(Outage.causes(new IllegalStateException("wrapped", new RuntimeException(failure))))
                .isTrue();
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean isThere(Connection observer, int session) throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet row = statement.executeQuery("select from pg_stat_activity where pid = " + session)) {
            return row.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(DATABASE.url(), DATABASE.user(), DATABASE.password());
    }
}
