package no.tilsagn.gateway.observing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.TimeUnit;
import no.tilsagn.api.Correlation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Traces, times and logs every request, whatever becomes of it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ObservingFilter implements Ordered {
    private static final Logger ACCESS = LoggerFactory.getLogger("access");
    private static final String TRACEPARENT = "traceparent";

    private final MeterRegistry meters;

    ObservingFilter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Right after api-conventions has given the request its correlation id. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        TraceContext trace = TraceContext.of(request);
        context.add(trace);
        context.add(Correlation.loggedWith(trace.trace()));
        new Passage(MDC.get(Correlation.MDC_KEY), trace.trace()).attachTo(request);
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Passage passage = Passage.of(request);
        if (passage == null) {
            return;
        }
        response.getHeaders().set(TRACEPARENT, passage.traceparent());
        String service = passage.service() == null ? "gateway" : passage.service();
        long nanos = passage.nanos();
        meters.timer("tilsagn.gateway.requests", "service", service, "status", response.code() / 100 + "xx")
                .record(nanos, TimeUnit.NANOSECONDS);
        ACCESS.atInfo()
                .addKeyValue("method", request.getMethodName())
                .addKeyValue("path", request.getUri().getRawPath())
                .addKeyValue("status", response.code())
                .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(nanos))
                .addKeyValue("routedTo", service)
                .addKeyValue("subject", passage.subject())
                .log("request");
    }
}
