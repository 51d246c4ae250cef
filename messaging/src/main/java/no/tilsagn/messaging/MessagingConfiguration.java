package no.tilsagn.messaging;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * How a service takes part.
 *
 * @param service its name: consumer group, and source {@code /tilsagn/<service>} of its events
 * @param topic where its events go
 * @param subscriptions topics that it reads; none when it only publishes
 * @param replicationFactor of topics created here; -1 leaves it to the broker
 * @param consumers Kafka consumers, each a thread that handles the messages of its partitions one by one
 * @param batchSize most outbox rows that the relay holds at a time
 * @param pollInterval longest time an idle relay trusts being woken by commits; what another replica commits is found by
 *     this poll
 * @param deliveryTimeout how long a message may take to be acknowledged before the relay offers it anew
 * @param attempts how often a failing handler is called at once before the message waits in the queue of its key
 * @param retryDelay until its next attempt then, doubled for each later one
 * @param longestRetryDelay when an attempt after this long has failed as well, the message is parked
 * @param topicRetention how long topics created here keep messages: what a reader that is away may miss comes by a replay
 * @param archiveRetention how long sent events can be replayed, and readers remember what they have heard
 * @param readers of its own topic: who can be sent a replay
 */
@ConfigurationProperties("tilsagn.messaging")
record MessagingConfiguration(
        String service,
        String topic,
        @Nullable List<String> subscriptions,
        @Bindable(defaultValue = "6") int partitions,
        @Bindable(defaultValue = "-1") short replicationFactor,
        @Bindable(defaultValue = "2") int consumers,
        @Bindable(defaultValue = "200") int batchSize,
        @Bindable(defaultValue = "200ms") Duration pollInterval,
        @Bindable(defaultValue = "30s") Duration deliveryTimeout,
        @Bindable(defaultValue = "2") int attempts,
        @Bindable(defaultValue = "1s") Duration retryDelay,
        @Bindable(defaultValue = "1h") Duration longestRetryDelay,
        @Bindable(defaultValue = "30d") Duration topicRetention,
        @Bindable(defaultValue = "3650d") Duration archiveRetention,
        @Nullable List<String> readers) {

    MessagingConfiguration {
        subscriptions = subscriptions == null
                ? List.of()
                : subscriptions.stream().filter(name -> !name.isBlank()).toList();
        readers = readers == null ? List.of() : List.copyOf(readers);
    }

    /** How long a message waits whose attempt of this number has failed; null when it is to be parked. */
    @Nullable
    Duration delayAfter(int attempt) {
        Duration delay = retryDelay;
        for (int earlier = attempts; earlier < attempt; earlier++) {
            if (delay.compareTo(longestRetryDelay) >= 0) {
                return null;
            }
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestRetryDelay) < 0 ? delay : longestRetryDelay;
    }

    String source() {
        return "/tilsagn/" + service;
    }
}
