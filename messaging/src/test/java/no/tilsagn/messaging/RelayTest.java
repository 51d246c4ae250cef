package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres.Database;
import org.junit.jupiter.api.Test;

class RelayTest {
    /** Short in the build; {@code -Dbroker.away.seconds=60} tries the whole minute. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("broker.away.seconds", 6));

    @Test
    void aLowerSequenceThatCommitsLaterIsNotLost() throws SQLException {
        TickDatabase database = TickDatabase.create("late");
        try (Service source = Service.start(Service.configuration("late", database.address(), List.of()));
                Topic topic = new Topic("late");
                Connection slow = database.connect()) {
            slow.setAutoCommit(false);
            UUID late = TickDatabase.append(slow, "slow", 1);
            source.tick("quick", 1);
            source.tick("quick", 2);
            topic.readUntil(messages -> messages.size() == 2);

            slow.commit();

            assertThat(topic.readUntilKey("slow"))
                    .extracting(Message::id)
                    .hasSize(3)
                    .endsWith(late);
            await().until(() -> source.count("outbox") == 0);
        }
    }

    @Test
    void aRelayKilledBetweenSendAndDeleteSendsAgainAndTheReaderAppliesOnce() throws SQLException {
        TickDatabase database = TickDatabase.create("killed");
        var source = Service.configuration("killed", database.address(), List.of());
        var reading = Service.configuration("survivor", Backends.postgres().newDatabase("survivor"), List.of("killed"));
        try (Topic topic = new Topic("killed");
                Service reader = Service.start(reading, Service::record);
                Connection writer = database.connect()) {
            try (Connection gate = database.holdDeletionsFromOutbox();
                    ServiceProcess victim = ServiceProcess.start(source)) {
                for (int number = 1; number <= 3; number++) {
                    TickDatabase.append(writer, "k", number);
                }
                topic.readUntil(messages -> !messages.isEmpty());
                victim.kill();
                database.endSessions("killed outbox relay");
                assertThat(gate.isClosed()).isFalse();
            }
            assertThat(database.count("outbox")).isEqualTo(3);

            try (Service successor = Service.start(source)) {
                await().until(() -> successor.count("outbox") == 0);
            }
            await().until(() -> reader.counted(Inbox.Effect.DUPLICATE) >= 1);
            topic.readUntil(messages -> messages.size() > 3);
            await().until(() -> reader.applied("k").equals(List.of(1, 2, 3)));
        }
    }

    /** Three times the delivery timeout, so that the producer gives up on its messages. */
    @Test
    void eventsWaitInOrderWhileTheBrokerIsAway() {
        var sending = Service.configuration("patient", Backends.postgres().newDatabase("patient"), List.of());
        sending.put("tilsagn.messaging.delivery-timeout", AWAY.dividedBy(3));
        var reading =
                Service.configuration("listener", Backends.postgres().newDatabase("listener"), List.of("patient"));
        try (Service source = Service.start(sending);
                Service reader = Service.start(reading, Service::record)) {
            source.tick("k", 1);
            await().until(() -> reader.applied("k").size() == 1);

            Backends.kafka().stop();
            try {
                IntStream.rangeClosed(2, 40).forEach(number -> source.tick(number % 2 == 0 ? "k" : "other", number));
                await().during(AWAY).atMost(AWAY.plusSeconds(2)).until(() -> source.count("outbox") == 39);
            } finally {
                Backends.kafka().start();
            }

            await().until(() -> reader.count("applied") == 40);
            assertThat(reader.applied("k")).startsWith(1, 2, 4).hasSize(21).isSorted();
            assertThat(reader.applied("other")).hasSize(19).isSorted();
        }
    }

    /** Longer than the delivery timeout: what was on its way when the broker froze is written late, and offered again. */
    @Test
    void eventsAreAppliedOnceAndInOrderWhenTheBrokerFreezesAndAnswersLate() {
        var sending = Service.configuration("frozen", Backends.postgres().newDatabase("frozen"), List.of());
        sending.put("tilsagn.messaging.delivery-timeout", "1s");
        var reading = Service.configuration("thawed", Backends.postgres().newDatabase("thawed"), List.of("frozen"));
        try (Service source = Service.start(sending);
                Service reader = Service.start(reading, Service::record)) {
            source.tick("k", 1);
            await().until(() -> reader.applied("k").size() == 1);

            Backends.kafka().pause();
            try {
                IntStream.rangeClosed(2, 40).forEach(number -> source.tick("k", number));
                await().during(Duration.ofSeconds(4))
                        .atMost(Duration.ofSeconds(6))
                        .until(() -> source.count("outbox") == 39);
            } finally {
                Backends.kafka().resume();
            }

            await().until(() -> reader.applied("k").size() >= 40 && source.count("outbox") == 0);
            assertThat(reader.applied("k"))
                    .isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        }
    }

    @Test
    void ofTwoReplicasOneRelaysAndTheOtherTakesOver() {
        Database database = Backends.postgres().newDatabase("twins");
        var configuration = Service.configuration("twins", database, List.of("twins"));
        Service first = Service.start(configuration, Service::record);
        await().until(first::relays);
        try (Service second = Service.start(configuration, Service::record)) {
            List<Integer> sent = new ArrayList<>();
            for (int number = 1; number <= 100; number++) {
                (number % 2 == 0 ? first : second).tick("k", number);
                sent.add(number);
            }
            await().until(() -> second.applied("k").size() == 100);
            assertThat(second.relays()).isFalse();

            first.close();
            await().until(second::relays);
            second.tick("k", 101);
            sent.add(101);
            await().until(() -> second.applied("k").size() == 101);
            assertThat(second.applied("k")).isEqualTo(sent);
        } finally {
            first.close();
        }
    }

    @Test
    void aRelayThatLosesItsConnectionTakesTheLockAgain() throws SQLException {
        TickDatabase database = TickDatabase.create("cut");
        try (Service source = Service.start(Service.configuration("cut", database.address(), List.of()));
                Topic topic = new Topic("cut")) {
            source.tick("k", 1);
            topic.readUntil(messages -> messages.size() == 1);

            assertThat(database.endSessions("cut outbox relay")).isEqualTo(1);
            source.tick("k", 2);

            assertThat(topic.readUntil(messages -> messages.size() == 2)).hasSize(2);
            await().until(() -> source.relays() && source.count("outbox") == 0);
        }
    }

    @Test
    void aServiceStartsWithoutABrokerAndPublishesOnceItIsThere() {
        Backends.kafka().stop();
        Service source;
        try {
            source = Service.start(
                    Service.configuration("early", Backends.postgres().newDatabase("early"), List.of("early")),
                    Service::record);
            source.tick("k", 1);
        } finally {
            Backends.kafka().start();
        }
        try (source) {
            await().until(() -> source.applied("k").equals(List.of(1)));
        }
    }
}
