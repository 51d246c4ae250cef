package no.tilsagn.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message in the queue of its key.
 *
 * @param sequence its place in the order in which messages were queued, from 1; there are gaps
 * @param eventId the CloudEvents id, or one made from the message's position when it carries none
 * @param number of the event within its key, null when its sender gave none
 * @param type the CloudEvents type, null when the message carries none
 * @param attempts how often its handling has failed; 0 for one that waits for others
 * @param error why it failed last or what it waits for, null for one that is only behind another
 * @param nextAttemptAt by the clock of the database; null unless it is {@link State#WAITING}
 * @param parkedAt when it was queued, by the clock of the database
 */
public record ParkedMessage(
        long sequence,
        UUID eventId,
        String topic,
        int partition,
        long offset,
        String key,
        Long number,
        String type,
        State state,
        int attempts,
        String error,
        Instant nextAttemptAt,
        Instant parkedAt) {

    /** Why it is in the queue. */
    public enum State {
        /** It has failed and is tried again by itself. */
        WAITING,
        /** Another one of its key comes first. */
        BEHIND,
        /** Others before it have not come yet. */
        GAP,
        /** It has failed for long, or can't be read: an operator decides. */
        PARKED
    }
}
