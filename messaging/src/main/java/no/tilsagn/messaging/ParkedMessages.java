package no.tilsagn.messaging;

import java.util.List;

/** The queues of messages that could not be handled when they came, for the operator of a service. */
public interface ParkedMessages {

    /** The oldest {@code limit} of those behind the sequence {@code after}, oldest first; 0 to begin. */
    List<ParkedMessage> list(long after, int limit);

    /**
     * Handles the queued messages of a key now, in order, each in its own transaction and with effects exactly once, whatever
     * they wait for: also those whose predecessors are missing and can't be had any more. The first that fails stays with its
     * new error, and so do all behind it.
     *
     * @return what was done; nothing when the key has none
     */
    Redrive redrive(String key);

    /**
     * Result of a redrive.
     *
     * @param handled messages that are no longer queued
     * @param remaining messages of the key that still are
     */
    record Redrive(int handled, int remaining) {}
}
