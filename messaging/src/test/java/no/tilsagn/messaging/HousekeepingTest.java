package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    @Test
    void anEventIsForgottenWhenItsArchiveIsAndNotBefore() {
        var configuration =
                Service.configuration("keeper", TickDatabase.create("keeper").address(), List.of());
        configuration.put("tilsagn.messaging.archive-retention", "30d");
        try (Service service = Service.start(configuration)) {
            Instant now = Instant.ofEpochMilli((Long) service.query("select (extract(epoch from now()) * 1000)::bigint")
                    .getFirst()
                    .getFirst());
            UUID old = idOf(now.minus(Duration.ofDays(31)));
            UUID young = idOf(now.minus(Duration.ofDays(29)));
            service.execute("insert into inbox (consumer, event_id) values ('keeper', ?), ('keeper', ?)", old, young);

            service.context.getBean(Housekeeping.class).forgetOldEvents();

            assertThat(service.query("select event_id from inbox")).containsExactly(List.of(young));
        }
    }

    /** However many there are, the oldest are the first of the key. */
    @Test
    void whatIsOldIsFoundWithoutReadingTheRest() {
        try (Service service = Service.start(
                Service.configuration("finder", TickDatabase.create("finder").address(), List.of()))) {
            service.execute("insert into inbox (consumer, event_id) select 'finder', gen_random_uuid()"
                    + " from generate_series(1, 20000)");
            service.execute("analyze inbox");

            String plan = service.query("explain select ctid from inbox where consumer = 'finder'"
                            + " and event_id < '00000000-0000-7000-8000-000000000000' order by event_id limit 10000")
                    .toString();

            assertThat(plan).contains("inbox_pkey").doesNotContain("Seq Scan");
        }
    }

    @Test
    void theArchiveIsKeptByMonthsAndOnlyAsLongAsItIsWanted() {
        var configuration = Service.configuration(
                "archivist", TickDatabase.create("archivist").address(), List.of());
        configuration.put("tilsagn.messaging.archive-retention", "365d");
        try (Service service = Service.start(configuration)) {
            service.query("select make_archive_of_month('2019-05-07')");
            assertThat(months(service)).contains("archived_event_2019_05");

            service.context.getBean(Housekeeping.class).keepTheArchive();

            assertThat(months(service)).doesNotContain("archived_event_2019_05").hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void anEventWithoutAMonthIsKeptAllTheSame() {
        try (Service service = Service.start(Service.configuration(
                "timeless", TickDatabase.create("timeless").address(), List.of()))) {
            service.execute("""
                    insert into outbox (id, type, key, time, correlation_id, payload, appended_at)
                    values (gen_random_uuid(), 'test', 'k', now(), 'test', '{}', '2019-05-07')
                    """);

            await().until(() -> service.count("archived_event_at_any_time") == 1);
            assertThat(service.query("select make_archive_of_month('2019-05-07')"))
                    .containsExactly(List.of(false));
        }
    }

    private static List<Object> months(Service service) {
        return service
                .query("select relname from pg_class where relname like 'archived_event_%' and relkind = 'r'")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private static UUID idOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    @Test
    void theMetricsShowTheBacklogItsAgeAndWhatIsParked() throws SQLException {
        TickDatabase database = TickDatabase.create("gauged");
        MeterRegistry meters = new SimpleMeterRegistry();
        try (Connection _ = database.holdDeletionsFromOutbox();
                Service service = Service.start(Service.configuration("gauged", database.address(), List.of()))) {
            service.execute("""
                    insert into outbox (id, type, key, time, correlation_id, payload, appended_at)
                    values (gen_random_uuid(), 'test', 'k', now(), 'test', '{}', now() - interval '1 minute')
                    """);
            service.execute("""
                    insert into parked_message (event_id, topic, partition, position, key, headers, attempts)
                    values (gen_random_uuid(), 'gauged', 0, 0, 'k', '{}', 4)
                    """);

            new Housekeeping(
                            service.transactions(),
                            service.context.getBean(MessagingConfiguration.class),
                            new MessagingMetrics(meters),
                            service.context.getBean(QueuedMessages.class))
                    .readLevels();

            assertThat(level(meters, "messaging.outbox.backlog")).isEqualTo(1);
            assertThat(level(meters, "messaging.outbox.oldest.seconds")).isBetween(60.0, 120.0);
            assertThat(level(meters, "messaging.parked")).isEqualTo(1);
        }
    }

    private static double level(MeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }
}
