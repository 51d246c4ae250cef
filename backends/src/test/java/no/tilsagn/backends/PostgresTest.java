package no.tilsagn.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import no.tilsagn.backends.Postgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    private final Postgres postgres = Backends.postgres();

    @Test
    void anOwnerDoesInItsDatabaseWhatItLikes() throws SQLException {
        try (var connection = connect(postgres.newDatabase("owned"))) {
            run(connection, "create table fund (id int); insert into fund values (1)");
        }
    }

    @Test
    void nobodyElseMayConnect() {
        var budget = postgres.newDatabase("budget");
        var other = postgres.newDatabase("other");

        assertThatThrownBy(() -> DriverManager.getConnection(budget.url(), other.user(), other.password()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aWrongPasswordIsRefused() {
        var database = postgres.newDatabase("guarded");

        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void newDatabasesAreNeverShared() {
        assertThat(postgres.newDatabase("fresh").url())
                .isNotEqualTo(postgres.newDatabase("fresh").url());
    }

    @Test
    void aNameIsNotAPlaceForSql() {
        assertThatThrownBy(() -> postgres.database("x; drop database postgres"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keptDataSurviveAKilledOwnerWhoseServerRunsOn(@TempDir Path directory) throws Exception {
        var data = directory.resolve("postgres");
        var owner = KilledOwner.launch(data);
        try (var connection = connect(owner.database())) {
            run(connection, "create table promise as select 2000000 as ore");
        }
        owner.kill();

        try (var next = LocalPostgres.kept(data);
                var connection = connect(next.database("kept"))) {
            assertThat(next.read("show fsync") + next.read("show synchronous_commit"))
                    .isEqualTo("onon");
            run(connection, "alter table promise add check (ore = 2000000)");
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
