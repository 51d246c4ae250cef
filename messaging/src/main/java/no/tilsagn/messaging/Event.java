package no.tilsagn.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as a handler receives it.
 *
 * @param source the service that published it, for example {@code /tilsagn/budget}
 * @param key id of the aggregate within which events arrive in order
 * @param time when it happened, by the clock of the publishing service
 * @param replayed whether it is sent again to this service alone: see {@link Handling#isReplay()}
 * @param correlationId follows the request that started the chain through every service
 */
public record Event<T>(
        UUID id,
        String type,
        String source,
        String key,
        Instant time,
        boolean replayed,
        String correlationId,
        T payload) {}
