package no.tilsagn.messaging;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;

/** The consumers of the service, each with a thread of its own; none when the service subscribes to nothing. */
@Singleton
final class Consumers {
    private final List<ConsumerLoop> loops;

    Consumers(KafkaClients kafka, MessagingConfiguration configuration, EventHandlers handlers, Inbox inbox) {
        boolean idle = configuration.subscriptions().isEmpty() || handlers.isEmpty();
        loops = IntStream.range(0, idle ? 0 : configuration.consumers())
                .mapToObj(number -> new ConsumerLoop(number, kafka, configuration, inbox))
                .toList();
    }

    @EventListener
    void start(StartupEvent started) {
        loops.forEach(ConsumerLoop::start);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        loops.forEach(ConsumerLoop::stop);
        for (ConsumerLoop loop : loops) {
            loop.awaitEnd();
        }
    }
}
