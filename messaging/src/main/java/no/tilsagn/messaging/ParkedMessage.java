package no.tilsagn.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that waits for an operator.
 *
 * @param sequence its place in the order in which messages were parked, from 1; there are gaps
 * @param eventId the CloudEvents id, or one made from the message's position when it carries none
 * @param type the CloudEvents type, null when the message carries none
 * @param attempts how often its handling has failed; 0 for one that only waits behind another of its key
 * @param error why it failed last, null for one that only waits
 * @param parkedAt by the clock of the database
 */
public record ParkedMessage(
        long sequence,
        UUID eventId,
        String topic,
        int partition,
        long offset,
        String key,
        String type,
        int attempts,
        String error,
        Instant parkedAt) {}
