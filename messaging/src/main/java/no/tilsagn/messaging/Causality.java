package no.tilsagn.messaging;

import io.micronaut.core.annotation.Nullable;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Carries correlation, causation and trace from the request or event at hand to the events that follow from it. */
@Singleton
final class Causality {
    private static final String CORRELATION_ID = "correlationId";
    private static final String TRACE_ID = "traceId";
    private static final W3CTraceContextPropagator TRACE_CONTEXT = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;

    /** Without a tracing library the trace of the sender still flows on to the events of the handler. */
    Causality(@Nullable OpenTelemetry telemetry) {
        tracer = (telemetry == null ? OpenTelemetry.propagating(ContextPropagators.create(TRACE_CONTEXT)) : telemetry)
                .getTracer("no.tilsagn.messaging");
    }

    /** The correlation id at hand; an event that follows from nothing begins a chain under its own id. */
    String correlationId(UUID event) {
        String current = MDC.get(CORRELATION_ID);
        return current == null ? event.toString() : current;
    }

    /** The event being handled, null outside a handler. */
    UUID causationId() {
        return Handling.eventId();
    }

    /** The current W3C trace parent, null without a trace. */
    String traceparent() {
        Map<String, String> carrier = new HashMap<>();
        TRACE_CONTEXT.inject(Context.current(), carrier, Map::put);
        return carrier.get(Message.TRACE_PARENT);
    }

    /** Does the work as a consequence of the message. */
    <T> T following(Message message, Supplier<T> work) {
        Span span = tracer.spanBuilder("process " + message.topic())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(TRACE_CONTEXT.extract(Context.root(), message.headers(), new Headers()))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", message.topic())
                .setAttribute("messaging.message.id", message.id().toString())
                .startSpan();
        try (Scope _ = span.makeCurrent();
                var _ = logged(CORRELATION_ID, message.correlationId());
                var _ = logged(TRACE_ID, span.getSpanContext().getTraceId())) {
            return Handling.of(message, work::get);
        } catch (RuntimeException | Error e) {
            span.recordException(e).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    /** Puts a value on every line that is logged until it is closed; then what was there before stands there again. */
    private static Logged logged(String key, String value) {
        String before = MDC.get(key);
        MDC.put(key, value);
        return () -> {
            if (before == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, before);
            }
        };
    }

    private interface Logged extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Headers implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers.get(name);
        }
    }
}
