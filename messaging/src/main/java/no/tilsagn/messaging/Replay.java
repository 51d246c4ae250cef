package no.tilsagn.messaging;

import java.time.Instant;

/**
 * An order to send archived events once more to one reader.
 *
 * @param number of the order, from 1
 * @param key of the events; null for those of every key
 * @param from when the first was appended, by the clock of the database; null for the first there is
 * @param to before which the last was appended; null for the last there was when the order was given
 * @param sent how many have been sent so far
 * @param finishedAt null while it is being carried out
 */
public record Replay(
        long number,
        String consumer,
        String key,
        Instant from,
        Instant to,
        long sent,
        String requestedBy,
        Instant requestedAt,
        Instant finishedAt) {}
