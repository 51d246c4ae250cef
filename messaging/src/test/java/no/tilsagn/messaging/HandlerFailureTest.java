package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandlerFailureTest {

    @Test
    void anOutageOfTheDatabaseParksNothing() throws SQLException {
        TickDatabase database = TickDatabase.create("outage");
        var configuration = configuration("outage", database);
        configuration.put("datasources.default.connection-timeout", 250);
        try (Connection last = database.connect();
                Topic topic = new Topic("outage");
                Service service = Service.start(configuration, Service::record)) {
            topic.send("k", InboxTest.headers(uuid(1)), body("k", 1));
            await().until(() -> service.applied("k").size() == 1);

            TickDatabase.outage(last, true);
            try {
                IntStream.rangeClosed(2, 30).forEach(n -> topic.send("k", InboxTest.headers(uuid(n)), body("k", n)));
                IntStream.rangeClosed(2, 30)
                        .forEach(n -> topic.send("key" + n, InboxTest.headers(uuid(100 + n)), body("other", n)));
                topic.readUntil(messages -> messages.size() == 59);
                await().during(Duration.ofSeconds(2)).until(() -> rows(last, "applied") == 1);
            } finally {
                TickDatabase.outage(last, false);
            }

            await().until(() -> rows(last, "applied") == 59);
            assertThat(service.applied("k")).hasSize(30).isSorted();
            assertThat(service.parked().list(0, 10)).isEmpty();
        }
    }

    @Test
    void whateverWayAHandlerFailsNothingOfItStaysAndTheMessageIsParked() {
        List<String> ways = List.of("checked cause", "error", "stack overflow", "rollback only", "database rule");
        try (Topic topic = new Topic("failing");
                Service service =
                        Service.start(configuration("failing", TickDatabase.create("failing")), (reader, event) -> {
                            reader.record(event);
                            reader.outbox().append("test.followed.v1", "trace", event.payload());
                            fail(event.key(), reader);
                        })) {
            ways.forEach(way -> topic.send(way, InboxTest.headers(UUID.randomUUID()), body(way, 1)));

            await().until(() -> service.count("parked_message where state = 'PARKED'") == ways.size());
            assertThat(service.parked().list(0, 10))
                    .extracting(ParkedMessage::key)
                    .containsExactlyInAnyOrderElementsOf(ways);
            assertThat(service.parked().list(0, 10))
                    .extracting(ParkedMessage::attempts)
                    .containsOnly(4);
            assertThat(service.count("applied")).isZero();
            assertThat(service.count("outbox")).isZero();
            assertThat(topic.readUntil(messages -> messages.size() >= ways.size()))
                    .extracting(Message::key)
                    .doesNotContain("trace");
        }
    }

    @Test
    void aFailureThatPassesIsTriedAgainInItsPlace() {
        var configuration = configuration("passing", TickDatabase.create("passing"));
        configuration.put("tilsagn.messaging.longest-retry-delay", "1s");
        AtomicInteger failures = new AtomicInteger(4);
        try (Topic topic = new Topic("passing");
                Service service = Service.start(configuration, (reader, event) -> {
                    reader.record(event);
                    if (event.key().equals("hesitant") && failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not yet");
                    }
                })) {
            topic.send("hesitant", InboxTest.headers(uuid(1)), body("hesitant", 1));
            topic.send("hesitant", InboxTest.headers(uuid(2)), body("hesitant", 2));

            await().until(() -> service.applied("hesitant").equals(List.of(1, 2)));
            assertThat(service.count("parked_message")).isZero();
        }
    }

    @Test
    void aHandlerThatTakesLongerThanThePollIntervalIsNotCalledTwiceWithEffect() {
        var configuration = configuration("slow", TickDatabase.create("slow"));
        configuration.put("kafka.max.poll.interval.ms", 1_000);
        configuration.put("kafka.session.timeout.ms", 6_000);
        try (Topic topic = new Topic("slow");
                Service service = Service.start(configuration, (reader, event) -> {
                    reader.record(event);
                    if (event.payload().number() == 1) {
                        reader.query("select pg_sleep(3)::text");
                    }
                })) {
            IntStream.rangeClosed(1, 10).forEach(n -> topic.send("k", InboxTest.headers(uuid(n)), body("k", n)));

            await().until(() -> service.count("applied") >= 10);
            assertThat(service.applied("k")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(service.count("parked_message")).isZero();
        }
    }

    private static void fail(String way, Service reader) {
        switch (way) {
            case "checked cause" -> throw new UncheckedIOException(new IOException("disk"));
            case "error" -> throw new NoClassDefFoundError("gone");
            case "stack overflow" -> fail(way, reader);
            case "rollback only" -> reader.markForRollback();
            default -> reader.execute("insert into applied (key, number, event_id) values (null, 1, null)");
        }
    }

    private static Map<String, Object> configuration(String name, TickDatabase database) {
        var configuration = Service.configuration(name, database.address(), List.of(name));
        configuration.put("tilsagn.messaging.retry-delay", "10ms");
        configuration.put("tilsagn.messaging.longest-retry-delay", "20ms");
        return configuration;
    }

    private static UUID uuid(int number) {
        return new UUID(7, number);
    }

    private static String body(String key, int number) {
        return "{\"key\":\"" + key + "\",\"number\":" + number + "}";
    }

    private static long rows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
