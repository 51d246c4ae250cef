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
 * @param attempts how often a failing handler is called before the message is parked
 * @param retryDelay before the second attempt, doubled for each later one
 * @param inboxRetention how long a repeated delivery is recognised; longer than the topics keep their messages
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
        @Bindable(defaultValue = "4") int attempts,
        @Bindable(defaultValue = "100ms") Duration retryDelay,
        @Bindable(defaultValue = "30d") Duration inboxRetention) {

    MessagingConfiguration {
        subscriptions = subscriptions == null
                ? List.of()
                : subscriptions.stream().filter(name -> !name.isBlank()).toList();
    }

    String source() {
        return "/tilsagn/" + service;
    }
}
