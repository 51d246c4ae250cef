package no.tilsagn.followup.notification;

import java.util.function.Consumer;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

/** What people are told when an event of this type arrives. */
record Notice<T>(String type, Class<T> payloadType, Consumer<Event<T>> tell) implements EventHandler<T> {
    @Override
    public void handle(Event<T> event) {
        tell.accept(event);
    }
}
