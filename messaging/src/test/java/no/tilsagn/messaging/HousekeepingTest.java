package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    @Test
    void anEventIsForgottenAfterTheRetentionAndNotBefore() {
        try (Service service = Service.start(
                Service.configuration("keeper", TickDatabase.create("keeper").address(), List.of()))) {
            service.execute("""
                    insert into inbox (consumer, event_id, received_at) values
                        ('keeper', gen_random_uuid(), now() - interval '31 days'),
                        ('keeper', gen_random_uuid(), now() - interval '29 days')
                    """);

            service.context.getBean(Housekeeping.class).forgetOldEvents();

            assertThat(service.query("select received_at > now() - interval '30 days' from inbox"))
                    .containsExactly(List.of(true));
        }
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
                            new MessagingMetrics(meters))
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
