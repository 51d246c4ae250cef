package no.tilsagn.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The event that is being handled just now, if any. */
public final class Handling {
    private static final ScopedValue<Handling> CURRENT = ScopedValue.newInstance();

    private final UUID event;
    private final boolean replayed;
    private final Map<String, Integer> appended = new HashMap<>();

    private Handling(Message message) {
        this.event = message.id();
        this.replayed = message.isReplayed();
    }

    /**
     * Whether what happens follows from an event that was sent again: it changes what this service knows, and nobody is told,
     * for those who were to hear of it have heard of it before.
     */
    public static boolean isReplay() {
        return CURRENT.isBound() && CURRENT.get().replayed;
    }

    /** Does the work as the handling of the message. */
    static <T> T of(Message message, ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(CURRENT, new Handling(message)).call(work);
    }

    /** The event being handled, null outside a handler. */
    static UUID eventId() {
        return CURRENT.isBound() ? CURRENT.get().event : null;
    }

    /** The id of an event that follows from the one being handled: the same whenever that is handled anew. */
    static UUID nextId(String type, String key) {
        Handling current = CURRENT.get();
        int ordinal = current.appended.merge(type + " " + key, 1, Integer::sum);
        return DerivedId.of(current.event, type + " " + key + " " + ordinal);
    }
}
