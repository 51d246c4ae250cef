package no.tilsagn.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Sends what this service has told before once more to one reader: one that lost what it knew, was away for longer than the topic
 * keeps its messages, or has learned to handle what it used to skip.
 *
 * <p>The events keep their ids, numbers and order. Their reader drops those that it has handled; everybody else takes no
 * notice of them. They change what the reader knows and tell nobody: {@link Handling#isReplay()}. Live events are not held up.
 */
public interface Replays {

    /** Who can be sent a replay. */
    Set<String> readers();

    /**
     * Orders a replay, in the current transaction or one of its own. It is carried out by the relay, piece by piece, also when
     * that is killed meanwhile.
     *
     * @param consumer one of the {@link #readers()}
     * @param key of the events; null for those of every key
     * @param from when the first was appended, by the clock of the database; null for the first there is
     * @param to before which the last was appended; null for the last there is now
     * @throws IllegalArgumentException for an unknown reader
     */
    Replay request(String consumer, String key, Instant from, Instant to, String requestedBy);

    /** Orders behind the number {@code after}, in order; 0 to begin. */
    List<Replay> list(long after, int limit);
}
