package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomKillsTest {
    private static final int EVENTS = 10_000;
    private static final int WRITERS = 4;
    private static final int KEYS_OF_A_WRITER = 10;
    private static final int EVENTS_OF_A_KEY = EVENTS / WRITERS / KEYS_OF_A_WRITER;
    private static final int KILLS = 8;

    /** Two replicas of each service; half of the kills hit one that relays or waits to, half one that reads. */
    @Test
    void tenThousandEventsAreAppliedOnceAndInOrderWhileRelaysAndReadersAreKilled() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TickDatabase source = TickDatabase.create("storm");
        TickDatabase sink = TickDatabase.create("harbour");
        List<Map<String, Object>> replicas = replicas(source, sink);
        List<ServiceProcess> processes = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            replicas.forEach(replica -> processes.add(ServiceProcess.start(replica)));
            List<Future<Void>> written = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                written.add(writers.submit(writing(source, writer, random.nextLong())));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                long threshold = (long) EVENTS * kill / KILLS + random.nextInt(EVENTS / KILLS);
                awaitApplied(sink, threshold, "kill " + kill + ", seed " + seed);
                int victim = 2 * (kill % 2) + random.nextInt(2);
                processes.get(victim).kill();
                processes.set(victim, ServiceProcess.start(replicas.get(victim)));
            }
            for (Future<Void> writer : written) {
                writer.get();
            }
            awaitApplied(sink, EVENTS, "the end, seed " + seed);
            await("seed " + seed).until(() -> source.count("outbox") == 0);
        } finally {
            processes.forEach(ServiceProcess::close);
        }

        assertThat(sink.count("applied")).isEqualTo(EVENTS);
        assertThat(sink.count("inbox")).isEqualTo(EVENTS);
        assertThat(sink.count("parked_message")).isZero();
        assertThat(source.count("archived_event")).isEqualTo(EVENTS);
        assertThat(source.count("(select key from archived_event group by key"
                        + " having max(number) <> count(*) or count(distinct number) <> count(*)) gaps"))
                .isZero();
        List<Integer> inOrder =
                IntStream.rangeClosed(1, EVENTS_OF_A_KEY).boxed().toList();
        for (int key = 0; key < WRITERS * KEYS_OF_A_WRITER; key++) {
            assertThat(sink.applied("k" + key)).as("key %d, seed %d", key, seed).isEqualTo(inOrder);
        }
    }

    /** Patient: the first events wait for four JVMs, which takes long on a busy machine. */
    private static void awaitApplied(TickDatabase sink, long events, String when) {
        await(when)
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(sink.count("applied")).isGreaterThanOrEqualTo(events));
    }

    private static List<Map<String, Object>> replicas(TickDatabase source, TickDatabase sink) {
        List<Map<String, Object>> replicas = new ArrayList<>();
        for (int replica = 0; replica < 2; replica++) {
            replicas.add(Service.configuration("storm", source.address(), List.of()));
        }
        for (int replica = 0; replica < 2; replica++) {
            Map<String, Object> reader =
                    new HashMap<>(Service.configuration("harbour", sink.address(), List.of("storm")));
            reader.put("tilsagn.messaging.consumers", 1);
            replicas.add(reader);
        }
        return replicas;
    }

    /** Transactions of one to five events of the writer's own keys; one in ten is rolled back and done again. */
    private static Callable<Void> writing(TickDatabase source, int writer, long seed) {
        return () -> {
            Random random = new Random(seed);
            int[] last = new int[KEYS_OF_A_WRITER];
            try (Connection connection = source.connect()) {
                connection.setAutoCommit(false);
                while (IntStream.of(last).sum() < EVENTS_OF_A_KEY * KEYS_OF_A_WRITER) {
                    int[] before = last.clone();
                    append(connection, writer, last, random);
                    if (random.nextInt(10) == 0) {
                        connection.rollback();
                        last = before;
                    } else {
                        connection.commit();
                    }
                }
            }
            return null;
        };
    }

    private static void append(Connection connection, int writer, int[] last, Random random) throws SQLException {
        for (int event = random.nextInt(5); event >= 0; event--) {
            int key = random.nextInt(KEYS_OF_A_WRITER);
            if (last[key] < EVENTS_OF_A_KEY) {
                TickDatabase.append(connection, "k" + (writer * KEYS_OF_A_WRITER + key), ++last[key]);
            }
        }
    }
}
