/**
 * Events between services: at-least-once delivery, effects exactly once, order per key; and what was told can be told again.
 *
 * <p>A command {@linkplain no.tilsagn.messaging.Outbox appends} its events in its own transaction. One relay per service
 * publishes committed events to Kafka as CloudEvents, numbered within their key, and what is published goes to an archive. The
 * receiving service hands each to its {@linkplain no.tilsagn.messaging.EventHandler handlers} in a transaction that also
 * remembers the event, so that a repeated delivery has no effect. What fails waits in the {@linkplain
 * no.tilsagn.messaging.ParkedMessages queue} of its key and is tried again with patience, while everything else goes on. What is
 * missing is noticed by its number, and comes by a {@linkplain no.tilsagn.messaging.Replays replay}.
 */
package no.tilsagn.messaging;
