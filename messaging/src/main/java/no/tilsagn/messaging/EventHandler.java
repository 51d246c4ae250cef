package no.tilsagn.messaging;

/**
 * What a service does about one type of event. Every bean of this type is called; those of the same event type share one
 * transaction.
 *
 * <p>The transaction also holds the inbox row of the event, so effects in the database happen exactly once however often
 * the event is delivered; anything outside the database may happen again. Events of one key and topic arrive in order, and
 * in no particular order across keys and topics.
 */
public interface EventHandler<T> {

    /** The CloudEvents type that is handled. */
    String type();

    /** What the JSON body is read into; fields that it does not know are ignored. */
    Class<T> payloadType();

    /**
     * Handles the event inside the transaction.
     *
     * <p>An exception rolls everything back. The event is tried again at once, then with growing pauses of up to an hour, and
     * parked at last; all later ones of its key wait behind it. While the database is unreachable it is tried without end.
     */
    void handle(Event<T> event);
}
