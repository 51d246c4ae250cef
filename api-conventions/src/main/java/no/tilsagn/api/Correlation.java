package no.tilsagn.api;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.MDC;

/** What ties together everything that one request sets in motion, here and in other services. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";
    public static final String MDC_KEY = "correlationId";

    private static final String TRACE_KEY = "traceId";

    private Correlation() {}

    /** Puts a trace on every line that is logged for the request, beside what stands there now. */
    public static PropagatedContextElement loggedWith(SpanContext trace) {
        Map<String, String> logged = new HashMap<>(Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()));
        logged.put(TRACE_KEY, trace.getTraceId());
        return new MdcPropagationContext(logged);
    }

    /** The trace when there is one, else the correlation id, else null. */
    static String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : MDC.get(MDC_KEY);
    }
}
