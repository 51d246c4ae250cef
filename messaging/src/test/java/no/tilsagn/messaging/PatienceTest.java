package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.tilsagn.messaging.ParkedMessage.State;
import org.junit.jupiter.api.Test;

/** What fails is tried again for long, and nobody waits for it but those behind it. */
class PatienceTest {

    @Test
    void theTimeBetweenAttemptsDoublesUpToAnHourAndThenTheMessageIsParked() {
        MessagingConfiguration defaults = new MessagingConfiguration(
                "s",
                "t",
                null,
                6,
                (short) -1,
                2,
                200,
                Duration.ZERO,
                Duration.ZERO,
                2,
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofDays(30),
                Duration.ofDays(3650),
                null);
        List<Long> seconds = new ArrayList<>();
        int attempt = 2;
        for (Duration delay; (delay = defaults.delayAfter(attempt)) != null; attempt++) {
            seconds.add(delay.toSeconds());
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 2048L, 3600L);
    }

    @Test
    void aMessageThatFailsOnceAtATimeNeverWaits() {
        AtomicInteger calls = new AtomicInteger();
        var configuration = configuration("hiccup", "1h", "1h");
        try (Topic topic = new Topic("hiccup");
                Service reader = Service.start(configuration, (service, event) -> {
                    service.record(event);
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("only the first time");
                    }
                })) {
            send(topic, "k", 1);

            await().until(() -> reader.applied("k").equals(List.of(1)));
            assertThat(reader.count("parked_message")).isZero();
        }
    }

    /** All keys in one partition would have waited for the one that fails. */
    @Test
    void itsPartitionGoesOnWhileAMessageWaitsForItsNextAttempt() {
        try (Topic topic = new Topic("onward");
                Service reader = Service.start(configuration("onward", "1h", "1h"), PatienceTest::failsForSick)) {
            send(topic, "sick", 1);
            IntStream.rangeClosed(1, 300).forEach(number -> send(topic, "key" + number % 30, number));
            send(topic, "sick", 2);

            await().until(() -> reader.count("applied") == 300);
            await().until(() -> reader.parked().list(0, 10).size() == 2);
            assertThat(reader.parked().list(0, 10))
                    .extracting(ParkedMessage::state)
                    .containsExactly(State.WAITING, State.BEHIND);
            assertThat(reader.parked().list(0, 10).getFirst().attempts()).isEqualTo(2);
            assertThat(reader.parked().list(0, 10).getFirst().nextAttemptAt()).isNotNull();
        }
    }

    @Test
    void theQueueIsWorkedOffByItselfWhenTheCauseIsGone() {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Topic topic = new Topic("healed");
                Service reader = Service.start(configuration("healed", "20ms", "1h"), (service, event) -> {
                    service.record(event);
                    if (broken.get()) {
                        throw new IllegalStateException("broken");
                    }
                })) {
            IntStream.rangeClosed(1, 5).forEach(number -> send(topic, "k", number));
            await().until(() -> reader.parked().list(0, 10).size() == 5);
            assertThat(reader.applied("k")).isEmpty();

            broken.set(false);

            await().until(() -> reader.applied("k").equals(List.of(1, 2, 3, 4, 5)));
            await().until(() -> reader.count("parked_message") == 0);
            assertThat(reader.count("inbox where effect = 'HANDLED'")).isEqualTo(5);
        }
    }

    /** Both look for what is due; whoever holds the key handles it, once and in order. */
    @Test
    void twoReplicasShareTheQueues() {
        var configuration = configuration("shared", "10ms", "20ms");
        var failures = new ConcurrentHashMap<String, Integer>();
        java.util.function.BiConsumer<Service, Event<Tick>> hesitant = (service, event) -> {
            service.record(event);
            if (failures.merge(event.id().toString(), 1, Integer::sum) <= 3) {
                throw new IllegalStateException("not yet");
            }
        };
        try (Topic topic = new Topic("shared");
                Service one = Service.start(configuration, hesitant);
                Service other = Service.start(configuration, hesitant)) {
            for (int number = 1; number <= 5; number++) {
                for (int key = 0; key < 20; key++) {
                    send(topic, "key" + key, number);
                }
            }

            await().until(() -> one.count("applied") == 100);
            for (int key = 0; key < 20; key++) {
                assertThat(one.applied("key" + key)).containsExactly(1, 2, 3, 4, 5);
            }
            assertThat(other.count("parked_message")).isZero();
        }
    }

    /** As when the one before it was taken away by a replica that does not pass the turn on. */
    @Test
    void aMessageWhoseTurnNobodyNoticedIsFound() {
        try (Topic topic = new Topic("unnoticed");
                Service reader = Service.start(configuration("unnoticed", "1h", "1h"), PatienceTest::failsForSick)) {
            send(topic, "sick", 1);
            send(topic, "sick", 2);
            await().until(() -> reader.parked().list(0, 10).size() == 2);
            reader.execute("update parked_message set key = 'well', headers = headers");
            reader.execute("update inbox_key set key = 'well'");
            reader.execute("delete from parked_message where state = 'WAITING'");

            reader.context.getBean(Housekeeping.class).releaseForgotten();

            await().until(() -> reader.count("parked_message") == 0);
            assertThat(reader.count("applied")).isEqualTo(1);
        }
    }

    private static void failsForSick(Service service, Event<Tick> event) {
        service.record(event);
        if (event.key().equals("sick")) {
            throw new IllegalStateException("sick");
        }
    }

    private static java.util.Map<String, Object> configuration(String name, String delay, String longest) {
        var configuration =
                Service.configuration(name, TickDatabase.create(name).address(), List.of(name));
        configuration.put("tilsagn.messaging.retry-delay", delay);
        configuration.put("tilsagn.messaging.longest-retry-delay", longest);
        return configuration;
    }

    private static void send(Topic topic, String key, int number) {
        topic.send(key, InboxTest.headers(UUID.randomUUID()), "{\"key\":\"" + key + "\",\"number\":" + number + "}");
    }
}
