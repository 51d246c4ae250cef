package no.tilsagn.messaging;

import java.util.List;

/** The messages that could not be handled, with those waiting behind them, for the operator of a service. */
public interface ParkedMessages {

    /** The oldest {@code limit} of those behind the sequence {@code after}, oldest first; 0 to begin. */
    List<ParkedMessage> list(long after, int limit);

    /**
     * Handles the parked messages of a key again, in order, each in its own transaction and with effects exactly once. The
     * first that fails stays parked with its new error, and so do all behind it.
     *
     * @return what was done; nothing when the key has none parked
     */
    Redrive redrive(String key);

    /**
     * Result of a redrive.
     *
     * @param handled messages that are no longer parked
     * @param remaining messages of the key that still are
     */
    record Redrive(int handled, int remaining) {}
}
