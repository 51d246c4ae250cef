package no.tilsagn.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** Puts the trace of a request, where there is one, on every line that is logged for it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class TraceFilter implements Ordered {

    /** When the caller's trace is continued, or one begun. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.after();
    }

    @RequestFilter
    void begin(MutablePropagatedContext context) {
        SpanContext trace = Span.current().getSpanContext();
        if (trace.isValid()) {
            context.add(Correlation.loggedWith(trace));
        }
    }
}
