package no.tilsagn.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends batches of events: many keys at a time, but of one key only one event at a time. So nothing can overtake an event
 * that failed, whatever the producer does about its retries.
 */
final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final KafkaClients kafka;
    private final String topic;
    private final String source;
    private volatile Producer<String, byte[]> producer;
    private boolean broken;

    Publisher(KafkaClients kafka, MessagingConfiguration configuration) {
        this.kafka = kafka;
        this.topic = configuration.topic();
        this.source = configuration.source();
    }

    /** Sends the events and waits; returns the sequence numbers of those that the broker has acknowledged. */
    List<Long> publish(List<PendingEvent> events) throws InterruptedException {
        return publish(events, null);
    }

    /** @param replayFor the one reader that they are sent again for, null when they are for everybody */
    List<Long> publish(List<PendingEvent> events, String replayFor) throws InterruptedException {
        if (broken) {
            close();
        }
        if (producer == null) {
            kafka.ensureTopics();
            producer = kafka.producer();
            broken = false;
        }
        Map<String, Queue<PendingEvent>> waiting = new LinkedHashMap<>();
        for (PendingEvent event : events) {
            waiting.computeIfAbsent(event.key(), _ -> new ArrayDeque<>()).add(event);
        }
        List<Long> acknowledged = new ArrayList<>();
        while (!waiting.isEmpty()) {
            acknowledged.addAll(publishFirstOfEach(waiting, replayFor));
        }
        return acknowledged;
    }

    /** Takes the acknowledged event of each key away, and the whole key where one failed. */
    private List<Long> publishFirstOfEach(Map<String, Queue<PendingEvent>> waiting, String replayFor)
            throws InterruptedException {
        Map<String, Future<RecordMetadata>> answers = send(waiting.values(), replayFor);
        List<Long> acknowledged = new ArrayList<>();
        for (Iterator<Map.Entry<String, Queue<PendingEvent>>> keys =
                        waiting.entrySet().iterator();
                keys.hasNext(); ) {
            Map.Entry<String, Queue<PendingEvent>> key = keys.next();
            Queue<PendingEvent> ofKey = key.getValue();
            if (isAcknowledged(answers.get(key.getKey()))) {
                acknowledged.add(ofKey.remove().sequence());
                if (ofKey.isEmpty()) {
                    keys.remove();
                }
            } else {
                keys.remove();
            }
        }
        return acknowledged;
    }

    /** Stops at the first send that fails at once: the broker is unknown, and each further one would wait as long. */
    private Map<String, Future<RecordMetadata>> send(Collection<Queue<PendingEvent>> keys, String replayFor) {
        Map<String, Future<RecordMetadata>> answers = new HashMap<>();
        for (Queue<PendingEvent> key : keys) {
            PendingEvent event = key.element();
            Future<RecordMetadata> answer = send(event, replayFor);
            answers.put(event.key(), answer);
            if (answer.state() == Future.State.FAILED) {
                break;
            }
        }
        return answers;
    }

    private Future<RecordMetadata> send(PendingEvent event, String replayFor) {
        try {
            return producer.send(event.toRecord(topic, source, replayFor));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private boolean isAcknowledged(Future<RecordMetadata> answer) throws InterruptedException {
        if (answer == null) {
            return false;
        }
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            LOG.warn(
                    "An event could not be published and is offered again: {}",
                    e.getCause().toString());
            broken |= !(e.getCause() instanceof RetriableException);
            return false;
        }
    }

    /** Gives up what is on its way; it stays in the outbox. */
    @Override
    public void close() {
        Producer<String, byte[]> closing = producer;
        producer = null;
        if (closing != null) {
            closing.close(Duration.ZERO);
        }
    }
}
