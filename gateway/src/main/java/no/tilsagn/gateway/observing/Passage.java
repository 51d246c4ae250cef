package no.tilsagn.gateway.observing;

import io.micronaut.http.HttpRequest;
import io.opentelemetry.api.trace.SpanContext;

/** What becomes known about one request on its way through the door. Used by one thread after the other. */
public final class Passage {
    private static final String ATTRIBUTE = Passage.class.getName();

    private final long startedAt = System.nanoTime();
    private final String correlationId;
    private final SpanContext trace;
    private String service;
    private String subject;

    Passage(String correlationId, SpanContext trace) {
        this.correlationId = correlationId;
        this.trace = trace;
    }

    void attachTo(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The passage of a request, or null when it was refused before the door saw it. */
    public static Passage of(HttpRequest<?> request) {
        return (Passage) request.getAttributes().getValue(ATTRIBUTE);
    }

    public String correlationId() {
        return correlationId;
    }

    public String traceId() {
        return trace.getTraceId();
    }

    /** The {@code traceparent} that goes on to the service and back to the caller. */
    public String traceparent() {
        return "00-" + trace.getTraceId() + '-' + trace.getSpanId() + '-'
                + trace.getTraceFlags().asHex();
    }

    public void routedTo(String name) {
        service = name;
    }

    public void calledBy(String person) {
        subject = person;
    }

    String service() {
        return service;
    }

    String subject() {
        return subject;
    }

    long nanos() {
        return System.nanoTime() - startedAt;
    }
}
