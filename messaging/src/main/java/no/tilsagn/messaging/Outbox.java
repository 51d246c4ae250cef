package no.tilsagn.messaging;

import java.util.UUID;

/**
 * Where a command leaves the events that follow from it.
 *
 * <p>The event becomes part of the caller's transaction: rolled back with it, and published some milliseconds after its
 * commit, at least once. Events of one key are published in the order in which their transactions committed; a caller that
 * holds the lock of its aggregate when it appends thereby gets the order of its decisions. Between keys there is no order.
 */
public interface Outbox {

    /**
     * Adds an event to the current transaction.
     *
     * <p>The correlation id is taken from the logging context (MDC key {@code correlationId}), the trace from the current
     * OpenTelemetry context, and inside an {@link EventHandler} the handled event is recorded as the cause. What a handler
     * appends gets the same id whenever the event is handled anew.
     *
     * @param type the CloudEvents type, a constant of the contract and never a class name
     * @param key id of the aggregate whose order matters to readers
     * @param payload the body, written as JSON; at most 512 KiB of it
     * @return the id of the event, a UUIDv7
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException if the payload can't be written as JSON or is too large
     */
    UUID append(String type, String key, Object payload);
}
