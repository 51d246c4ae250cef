package no.tilsagn.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the operator sees of messaging. The levels are of the database, so every replica shows the same. */
@Singleton
final class MessagingMetrics {
    private final Map<Inbox.Effect, Counter> received = new EnumMap<>(Inbox.Effect.class);
    private final Counter published;
    private final AtomicLong backlog;
    private final AtomicLong oldestSeconds;
    private final AtomicLong parked;
    private final AtomicLong waiting;
    private final AtomicLong gaps;

    MessagingMetrics(@Nullable MeterRegistry application) {
        MeterRegistry registry = application == null ? new SimpleMeterRegistry() : application;
        for (Inbox.Effect effect : Inbox.Effect.values()) {
            received.put(
                    effect,
                    registry.counter(
                            "messaging.received", "effect", effect.name().toLowerCase(Locale.ROOT)));
        }
        published = registry.counter("messaging.published");
        backlog = registry.gauge("messaging.outbox.backlog", new AtomicLong());
        oldestSeconds = registry.gauge("messaging.outbox.oldest.seconds", new AtomicLong());
        parked = registry.gauge("messaging.parked", new AtomicLong());
        waiting = registry.gauge("messaging.waiting", new AtomicLong());
        gaps = registry.gauge("messaging.gaps", new AtomicLong());
    }

    void count(Inbox.Effect effect) {
        received.get(effect).increment();
    }

    double counted(Inbox.Effect effect) {
        return received.get(effect).count();
    }

    void published(int events) {
        published.increment(events);
    }

    /**
     * @param parked messages that wait for an operator
     * @param waiting messages that wait for their next attempt
     * @param gaps messages that wait for others that have not come
     */
    record Levels(long backlog, long oldestSeconds, long parked, long waiting, long gaps) {}

    void levels(Levels now) {
        backlog.set(now.backlog());
        oldestSeconds.set(now.oldestSeconds());
        parked.set(now.parked());
        waiting.set(now.waiting());
        gaps.set(now.gaps());
    }
}
