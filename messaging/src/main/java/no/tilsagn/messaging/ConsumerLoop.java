package no.tilsagn.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads partitions and gives their messages to the inbox one by one. Offsets are committed after the transactions of the
 * handlers; what a crash leaves uncommitted comes again and is recognised.
 *
 * <p>While the database is away partitions are held: paused and set back to the message that could not be taken. The loop
 * keeps polling meanwhile, so that the broker knows that the consumer lives. A message that fails holds nobody up.
 */
final class ConsumerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration SHORTEST_OUTAGE_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_OUTAGE_DELAY = Duration.ofSeconds(2);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(1);

    /** After this long a poll's remaining messages are fetched anew: well below max.poll.interval.ms. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

    private final int number;
    private final KafkaClients kafka;
    private final MessagingConfiguration configuration;
    private final Inbox inbox;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<TopicPartition, Hold> held = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private Duration outageDelay = Duration.ZERO;
    private long outageUntil = System.nanoTime();
    private volatile Consumer<String, byte[]> consumer;

    /** A partition that waits at a message. */
    private record Hold(long offset, long until) {
        boolean isOver() {
            return until - System.nanoTime() <= 0;
        }
    }

    ConsumerLoop(int number, KafkaClients kafka, MessagingConfiguration configuration, Inbox inbox) {
        this.number = number;
        this.kafka = kafka;
        this.configuration = configuration;
        this.inbox = inbox;
        this.thread =
                Thread.ofPlatform().daemon().name("event-consumer-" + number).unstarted(this);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped.countDown();
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    void awaitEnd() throws InterruptedException {
        if (thread.isAlive() && !thread.join(KafkaClients.closeTimeout().multipliedBy(2))) {
            LOG.warn("{} is still busy; what it has not committed is delivered again", thread.getName());
        }
    }

    @Override
    public void run() {
        while (isRunning()) {
            try {
                kafka.ensureTopics();
                consumer = kafka.consumer(number);
                consumer.subscribe(configuration.subscriptions(), new Rebalance());
                while (isRunning()) {
                    readOnce();
                }
            } catch (WakeupException e) {
                LOG.debug("{} is asked to stop", thread.getName());
            } catch (KafkaException e) {
                LOG.warn("{} starts again: {}", thread.getName(), e.toString());
                restUnlessStopped();
            } catch (RuntimeException | Error e) {
                LOG.error("{} starts again", thread.getName(), e);
                restUnlessStopped();
            } finally {
                close();
            }
        }
    }

    private void readOnce() {
        resumeDue();
        ConsumerRecords<String, byte[]> messages = consumer.poll(pollTimeout());
        long roundEnds = System.nanoTime() + LONGEST_ROUND.toNanos();
        for (TopicPartition partition : messages.partitions()) {
            process(partition, messages.records(partition), roundEnds);
        }
        if (!messages.isEmpty()) {
            consumer.commitAsync(Map.copyOf(done), this::committed);
        }
    }

    /** A commit that fails is made up for by the next, or by the inbox when the messages come again. */
    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
        if (failure != null) {
            LOG.debug("Offsets {} are not committed: {}", offsets, failure.toString());
        }
    }

    private void process(TopicPartition partition, List<ConsumerRecord<String, byte[]>> messages, long roundEnds) {
        for (ConsumerRecord<String, byte[]> message : messages) {
            if (!isRunning() || roundEnds - System.nanoTime() < 0) {
                consumer.seek(partition, message.offset());
                return;
            }
            if (!process(partition, message)) {
                return;
            }
        }
    }

    /** False when the partition now waits at this message. */
    private boolean process(TopicPartition partition, ConsumerRecord<String, byte[]> message) {
        if (outageUntil - System.nanoTime() > 0) {
            hold(partition, new Hold(message.offset(), outageUntil));
            return false;
        }
        if (inbox.receive(Message.of(message)) == Inbox.Outcome.OUTAGE) {
            lengthenOutage();
            hold(partition, new Hold(message.offset(), outageUntil));
            return false;
        }
        outageDelay = Duration.ZERO;
        held.remove(partition);
        done.put(partition, new OffsetAndMetadata(message.offset() + 1));
        return true;
    }

    /** While the database is away no partition gets anywhere: one message asks for all. */
    private void lengthenOutage() {
        Duration next = outageDelay.isZero() ? SHORTEST_OUTAGE_DELAY : outageDelay.multipliedBy(2);
        outageDelay = next.compareTo(LONGEST_OUTAGE_DELAY) < 0 ? next : LONGEST_OUTAGE_DELAY;
        outageUntil = System.nanoTime() + outageDelay.toNanos();
    }

    private void hold(TopicPartition partition, Hold hold) {
        consumer.pause(List.of(partition));
        consumer.seek(partition, hold.offset());
        held.put(partition, hold);
    }

    private void resumeDue() {
        for (Map.Entry<TopicPartition, Hold> entry : held.entrySet()) {
            if (entry.getValue().isOver()) {
                consumer.resume(List.of(entry.getKey()));
            }
        }
    }

    private Duration pollTimeout() {
        long now = System.nanoTime();
        return held.values().stream()
                .filter(hold -> !hold.isOver())
                .map(hold -> Duration.ofNanos(hold.until() - now))
                .min(Duration::compareTo)
                .filter(wait -> wait.compareTo(LONGEST_POLL) < 0)
                .orElse(LONGEST_POLL);
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void restUnlessStopped() {
        try {
            stopped.await(BETWEEN_FAILURES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        if (consumer != null) {
            try {
                consumer.close(CloseOptions.timeout(KafkaClients.closeTimeout()));
            } catch (RuntimeException e) {
                LOG.warn("{} closed uncleanly: {}", thread.getName(), e.toString());
            }
        }
        consumer = null;
        held.clear();
        done.clear();
    }

    /** Partitions are taken away only inside a poll, when none of their messages is being handled. */
    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.debug("{} reads {}", thread.getName(), partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>(done);
            handled.keySet().retainAll(partitions);
            forget(partitions);
            if (!handled.isEmpty()) {
                consumer.commitSync(handled);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
        }

        private void forget(Collection<TopicPartition> partitions) {
            held.keySet().removeAll(partitions);
            done.keySet().removeAll(partitions);
        }
    }
}
