package no.tilsagn.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long after a commit in applications-service the effect is there in budget-service, at a steady rate that does not wait for
 * answers (open loop). The commit is taken to be when the answer arrives, and once more, as an upper bound, when
 * the request was sent; the effect is there when another connection reads it from the reader's database.
 */
final class Propagation {
    private static final int PER_SECOND = 100;
    private static final int WARM_UP_SECONDS = 20;
    private static final int MEASURED_SECONDS = 60;
    private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    private record Pending(long sent, long answered, boolean counts) {}

    private final Platform platform = new Platform();
    private final Map<UUID, Pending> pending = new ConcurrentHashMap<>();
    private final Histogram fromAnswer = new ConcurrentHistogram(3);
    private final Histogram fromRequest = new ConcurrentHistogram(3);
    private volatile boolean sending = true;

    void run() throws Exception {
        Thread watcher = Thread.ofPlatform().start(this::watch);
        send();
        watcher.join(TimeUnit.SECONDS.toMillis(30));
        System.out.printf(
                "propagation: %d events at %d/s, commit in applications-service to effect in budget-service%n",
                fromAnswer.getTotalCount(), PER_SECOND);
        print("from the answer", fromAnswer);
        print("from the request (upper bound)", fromRequest);
        System.out.printf("  lost: %d%n", pending.size());
    }

    private void send() throws InterruptedException {
        String token = platform.token("admin");
        String url = Platform.APPLICATIONS + "/api/v1/organisations";
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            int warmUp = PER_SECOND * WARM_UP_SECONDS;
            for (int i = 0; i < PER_SECOND * (WARM_UP_SECONDS + MEASURED_SECONDS); i++) {
                long due = start + i * (TimeUnit.SECONDS.toNanos(1) / PER_SECOND);
                LockSupport.parkNanos(due - System.nanoTime());
                boolean counts = i >= warmUp;
                String name = "Measuring point " + UUID.randomUUID();
                requests.execute(() -> {
                    long sent = System.nanoTime();
                    var answer =
                            platform.post(url, token, Map.of("name", name, "kind", "OTHER", "validFrom", "2025-01-01"));
                    pending.put(
                            UUID.fromString(answer.at("/id").asText()), new Pending(sent, System.nanoTime(), counts));
                });
            }
        }
        sending = false;
    }

    private void watch() {
        var environment = Platform.environmentOf("budget-service");
        try (Connection connection = DriverManager.getConnection(
                        environment.get("DATASOURCES_DEFAULT_URL"),
                        environment.get("DATASOURCES_DEFAULT_USERNAME"),
                        environment.get("DATASOURCES_DEFAULT_PASSWORD"));
                PreparedStatement select =
                        connection.prepareStatement("select id from organisation where id = any (?)")) {
            long deadline = Long.MAX_VALUE;
            while ((sending || !pending.isEmpty()) && System.nanoTime() < deadline) {
                see(connection, select);
                LockSupport.parkNanos(POLL_NANOS);
                if (!sending && deadline == Long.MAX_VALUE) {
                    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void see(Connection connection, PreparedStatement select) throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        select.setArray(1, connection.createArrayOf("uuid", pending.keySet().toArray()));
        try (ResultSet rows = select.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
                Pending seen = pending.remove(rows.getObject(1, UUID.class));
                if (seen != null && seen.counts()) {
                    fromAnswer.recordValue(Math.max(0, now - seen.answered()));
                    fromRequest.recordValue(now - seen.sent());
                }
            }
        }
    }

    private static void print(String what, Histogram histogram) {
        System.out.printf(
                "  %-32s p50 %5.1f ms   p99 %5.1f ms   max %6.1f ms%n",
                what,
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(99) / 1e6,
                histogram.getMaxValue() / 1e6);
    }
}
