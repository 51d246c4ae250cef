package no.tilsagn.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.runtime.mapper.sql.SqlJsonColumnReader;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with nothing but its databases. */
class MigratedDatabaseTest {
    private static final String FIRST = "classpath:migrations/first";
    private static final String LATER_OF_A_LIBRARY = "classpath:migrations/later";

    @ParameterizedTest
    @ValueSource(strings = {"default", "second"})
    void everySessionOfEveryPoolHasTimeouts(String name) throws SQLException {
        Postgres.Database database = Backends.postgres().newDatabase("timeouts");
        try (ApplicationContext service = start(database, FIRST);
                Connection connection = pool(service, name).getConnection()) {
            assertThat(ask(connection, "show statement_timeout")).isEqualTo("20s");
            assertThat(ask(connection, "show lock_timeout")).isEqualTo("5s");
            assertThat(ask(connection, "show idle_in_transaction_session_timeout"))
                    .isEqualTo("1min");
        }
    }

    @Test
    void aMigrationMayTakeLongerThanAStatementOfARequest() throws SQLException {
        Postgres.Database database = Backends.postgres().newDatabase("long");
        try (ApplicationContext service = start(database, FIRST, "classpath:migrations/slow");
                Connection connection = pool(service, "default").getConnection()) {
            assertThat(ask(connection, "select statement from migrated_with")).isEqualTo("0");
            assertThat(ask(connection, "select lock from migrated_with")).isEqualTo("5s");
        }
    }

    @Test
    void aLaterMigrationOfALibraryIsAppliedBelowThoseOfTheService() throws SQLException {
        Postgres.Database database = Backends.postgres().newDatabase("later");
        start(database, FIRST).close();
        execute(database, "insert into grown (number) values (1)");
        start(database, FIRST, LATER_OF_A_LIBRARY).close();
        Postgres.Database fresh = Backends.postgres().newDatabase("fresh");
        start(fresh, FIRST, LATER_OF_A_LIBRARY).close();
        assertThat(catalogue(database)).contains("library.added integer").isEqualTo(catalogue(fresh));
    }

    @Test
    void anOlderReplicaStartsBesideANewerSchema() {
        Postgres.Database database = Backends.postgres().newDatabase("older");
        start(database, FIRST, LATER_OF_A_LIBRARY).close();
        start(database, FIRST).close();
    }

    @Test
    void replicasThatStartAtOnceMigrateOnce() throws SQLException {
        Postgres.Database database = Backends.postgres().newDatabase("replicas");
        start(database, FIRST).close();
        List<CompletableFuture<Void>> replicas = IntStream.range(0, 3)
                .mapToObj(n -> CompletableFuture.runAsync(
                        () -> start(database, FIRST, LATER_OF_A_LIBRARY).close()))
                .toList();
        replicas.forEach(CompletableFuture::join);
        try (Connection connection = connect(database)) {
            assertThat(ask(connection, "select count(*) from flyway_schema_history where version = '0010'"))
                    .isEqualTo("1");
        }
    }

    record Stored(String name, int added, boolean alsoAdded, BigDecimal exact) {}

    @Test
    void aStoredDocumentIsReadWhetherItsWriterWasOlderOrNewer() throws Exception {
        Postgres.Database database = Backends.postgres().newDatabase("stored");
        try (ApplicationContext service = start(database, FIRST)) {
            var json = service.getBean(SqlJsonColumnReader.class).getJsonMapper();
            byte[] document = "{\"name\":\"n\",\"fromTheFuture\":{\"x\":[1]},\"exact\":0.10}".getBytes();
            assertThat(json.readValue(document, Stored.class))
                    .isEqualTo(new Stored("n", 0, false, new BigDecimal("0.10")));
            assertThat(catchThrowableOfType(
                            Exception.class,
                            () -> service.getBean(ObjectMapper.class).readValue(document, Stored.class)))
                    .as("the mapper of requests stays strict")
                    .isNotNull();
        }
    }

    /** Reads requests as strictly as a service does. */
    @Singleton
    static class StrictRequests implements BeanCreatedEventListener<ObjectMapper> {
        @Override
        public ObjectMapper onCreated(BeanCreatedEvent<ObjectMapper> event) {
            return event.getBean()
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        }
    }

    private static ApplicationContext start(Postgres.Database database, String... locations) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : List.of("default", "second")) {
            settings.put("datasources." + name + ".url", database.url());
            settings.put("datasources." + name + ".username", database.user());
            settings.put("datasources." + name + ".password", database.password());
            settings.put("datasources." + name + ".db-type", "postgres");
        }
        settings.put("flyway.datasources.default.locations", List.of(locations));
        return ApplicationContext.run(settings);
    }

    private static DataSource pool(ApplicationContext service, String name) {
        return DelegatingDataSource.unwrapDataSource(service.getBean(DataSource.class, Qualifiers.byName(name)));
    }

    /** Every column, index and constraint there is. */
    private static List<String> catalogue(Postgres.Database database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String question : List.of(
                    "select table_name || '.' || column_name || ' ' || data_type || coalesce(column_default, '')"
                            + " from information_schema.columns where table_schema = 'public' order by 1",
                    "select indexdef from pg_indexes where schemaname = 'public' order by 1",
                    "select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                            + " where connamespace = 'public'::regnamespace order by 1")) {
                try (ResultSet row = statement.executeQuery(question)) {
                    while (row.next()) {
                        lines.add(row.getString(1));
                    }
                }
            }
        }
        return lines;
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Postgres.Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Postgres.Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
