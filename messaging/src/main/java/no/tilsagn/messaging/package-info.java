/**
 * Events between services: at-least-once delivery, effects exactly once, order per key.
 *
 * <p>A command {@linkplain no.tilsagn.messaging.Outbox appends} its events in its own transaction. One relay per service
 * publishes committed events to Kafka as CloudEvents. The receiving service hands each to its {@linkplain
 * no.tilsagn.messaging.EventHandler handlers} in a transaction that also remembers the event, so that a repeated delivery
 * has no effect. What keeps failing is {@linkplain no.tilsagn.messaging.ParkedMessages parked} together with everything
 * later of the same key, until an operator redrives it.
 */
package no.tilsagn.messaging;
