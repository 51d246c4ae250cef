package no.tilsagn.messaging;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres.Database;
import org.awaitility.Awaitility;

/** A replica of a service of the tests: an application context of its own with outbox, relay and consumers. */
final class Service implements AutoCloseable {
    static final Instant NOW = Instant.parse("2025-03-01T12:00:00.123456Z");

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // the build may share its machine
    }

    final ApplicationContext context;

    private Service(ApplicationContext context) {
        this.context = context;
    }

    /** How a service is configured; the topic carries the name of the one that publishes to it. */
    static Map<String, Object> configuration(String name, Database database, List<String> subscriptions) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.put("datasources.default.maximum-pool-size", 5);
        properties.put("flyway.datasources.default.enabled", true);
        properties.put("flyway.datasources.default.locations", List.of("classpath:db/messaging", "classpath:db/ticks"));
        properties.put("kafka.bootstrap.servers", Backends.kafka().bootstrapServers());
        properties.put("kafka.session.timeout.ms", 6_000);
        properties.put("tilsagn.messaging.service", name);
        properties.put("tilsagn.messaging.topic", name);
        properties.put("tilsagn.messaging.subscriptions", subscriptions);
        return properties;
    }

    /** One that only publishes. */
    static Service start(Map<String, Object> configuration) {
        return start(configuration, List.of());
    }

    /** One that also handles ticks. */
    static Service start(Map<String, Object> configuration, BiConsumer<Service, Event<Tick>> onTick) {
        return start(configuration, List.of(onTick));
    }

    private static Service start(Map<String, Object> configuration, List<BiConsumer<Service, Event<Tick>>> handlers) {
        ApplicationContext context = ApplicationContext.builder()
                .properties(configuration)
                .deduceEnvironment(false)
                .banner(false)
                .build();
        Service service = new Service(context);
        context.registerSingleton(InstantSource.class, InstantSource.fixed(NOW));
        handlers.forEach(onTick -> context.registerSingleton(EventHandler.class, new OnTick(service, onTick)));
        context.start();
        return service;
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    ParkedMessages parked() {
        return context.getBean(ParkedMessages.class);
    }

    boolean relays() {
        return context.getBean(Relay.class).isActive();
    }

    double counted(Inbox.Effect effect) {
        return context.getBean(MessagingMetrics.class).counted(effect);
    }

    UUID tick(String key, int number) {
        return transactions().executeWrite(_ -> outbox().append(Tick.TYPE, key, new Tick(key, number)));
    }

    void inTransaction(Runnable work) {
        transactions().execute(TransactionDefinition.DEFAULT, _ -> {
            work.run();
            return null;
        });
    }

    void record(Event<Tick> event) {
        execute(
                "insert into applied (key, number, event_id) values (?, ?, ?)",
                event.payload().key(),
                event.payload().number(),
                event.id());
    }

    void markForRollback() {
        transactions().findTransactionStatus().orElseThrow().setRollbackOnly();
    }

    /** Numbers in the order in which they were applied. */
    List<Integer> applied(String key) {
        return query("select number from applied where key = ? order by position", key).stream()
                .map(row -> (Integer) row.getFirst())
                .toList();
    }

    long count(String table) {
        return (Long) query("select count(*) from " + table).getFirst().getFirst();
    }

    List<List<Object>> query(String sql, Object... parameters) {
        return transactions().execute(TransactionDefinition.DEFAULT, transaction -> {
            try (PreparedStatement select = transaction.getConnection().prepareStatement(sql)) {
                bind(select, parameters);
                List<List<Object>> rows = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        List<Object> values = new ArrayList<>();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            values.add(row.getObject(i));
                        }
                        rows.add(values);
                    }
                }
                return rows;
            }
        });
    }

    void execute(String sql, Object... parameters) {
        transactions().execute(TransactionDefinition.DEFAULT, transaction -> {
            try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.execute();
            }
        });
    }

    @Override
    public void close() {
        context.close();
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions() {
        return context.getBean(TransactionOperations.class);
    }

    private record OnTick(Service service, BiConsumer<Service, Event<Tick>> work) implements EventHandler<Tick> {
        @Override
        public String type() {
            return Tick.TYPE;
        }

        @Override
        public Class<Tick> payloadType() {
            return Tick.class;
        }

        @Override
        public void handle(Event<Tick> event) {
            work.accept(service, event);
        }
    }
}
