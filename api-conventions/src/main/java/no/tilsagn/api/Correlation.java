package no.tilsagn.api;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.slf4j.MDC;

/** What ties together everything that one request sets in motion, here and in other services. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";
    public static final String MDC_KEY = "correlationId";

    private Correlation() {}

    /** The trace when there is one, else the correlation id, else null. */
    static String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : MDC.get(MDC_KEY);
    }
}
