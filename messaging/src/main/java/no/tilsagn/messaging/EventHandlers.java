package no.tilsagn.messaging;

import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The handlers of the service by event type. */
@Singleton
final class EventHandlers {
    private final Map<String, List<EventHandler<?>>> byType;
    private final EventJson json;

    EventHandlers(BeanContext beans, EventJson json) {
        this.byType = beans.getBeansOfType(EventHandler.class).stream()
                .<EventHandler<?>>map(handler -> handler)
                .collect(Collectors.groupingBy(EventHandler::type));
        this.json = json;
    }

    boolean isEmpty() {
        return byType.isEmpty();
    }

    boolean know(String type) {
        return byType.containsKey(type);
    }

    /** What is to be done about the message, as one piece of work. */
    Runnable workFor(Message message) throws UndecodableMessage {
        String type = message.type();
        if (type == null) {
            throw new UndecodableMessage("no header " + Message.TYPE);
        }
        List<Runnable> calls = new ArrayList<>();
        for (EventHandler<?> handler : byType.getOrDefault(type, List.of())) {
            calls.add(call(handler, message));
        }
        if (calls.isEmpty()) {
            throw new UndecodableMessage("no handler of " + type);
        }
        return () -> calls.forEach(Runnable::run);
    }

    private <T> Runnable call(EventHandler<T> handler, Message message) throws UndecodableMessage {
        Event<T> event = message.decode(handler.payloadType(), json);
        return () -> handler.handle(event);
    }
}
